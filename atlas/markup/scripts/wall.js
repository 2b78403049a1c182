// A touch or the space bar stops the turning, another one goes on; left alone, it goes on by itself after a minute. A number
// key shows the scene of that number.
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
  // All animations of the wall share one clock, so that one time means one scene to each of them.
  const jump = (wall, number) => {
    const { seconds, scenes } = wall.dataset;
    if (number < 1 || number > scenes) return;
    wall
      .getAnimations({ subtree: true })
      .forEach((turning) => (turning.currentTime = (number - 0.9) * seconds * 1000));
  };
  page.addEventListener("pointerdown", (event) => {
    if (event.target.closest(".wall") && !event.target.closest("a")) flip();
  });
  page.addEventListener("keydown", (event) => {
    const wall = page.querySelector(".wall");
    if (!wall || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === " ") {
      event.preventDefault();
      flip();
    } else if (/^[1-9]$/.test(event.key)) jump(wall, Number(event.key));
  });
})();
