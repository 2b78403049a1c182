// A touch or a key stops the turning, another one goes on; left alone, it goes on by itself after a minute.
(function () {
  const page = window.parent.document;
  if (!page.querySelector(".wall") || window.__wall) return;
  window.__wall = 1;
  let waiting = 0;
  const flip = () => {
    const wall = page.querySelector(".wall");
    if (!wall) return;
    clearTimeout(waiting);
    if (wall.classList.toggle("paused"))
      waiting = setTimeout(() => {
        const still = page.querySelector(".wall");
        still && still.classList.remove("paused");
      }, 60000);
  };
  page.addEventListener("pointerdown", (event) => {
    if (event.target.closest(".wall") && !event.target.closest("a")) flip();
  });
  page.addEventListener("keydown", (event) => {
    if (event.key === " " && page.querySelector(".wall")) {
      event.preventDefault();
      flip();
    }
  });
})();
