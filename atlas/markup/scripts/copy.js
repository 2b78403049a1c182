// Copies the address of this page as it is, with every choice of the reader in it. The Clipboard API needs https or localhost, and
// a frame may be refused it; then the old way of a selected field is taken, and where that fails too the field stays, for the keys.
(function () {
  const button = document.getElementById("atlas-copy");
  const byHand = document.getElementById("atlas-address");
  if (!button || !byHand) return;
  const field = byHand.querySelector("input");
  const label = button.textContent;
  const said = () => {
    byHand.hidden = true;
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = label), 2000);
  };
  const oldWay = (address) => {
    byHand.hidden = false;
    field.value = address;
    field.focus();
    field.select();
    try {
      if (document.execCommand("copy")) {
        said();
        button.focus();
      }
    } catch {
      // The field stays.
    }
  };
  field.onblur = () => (byHand.hidden = true);
  field.onkeydown = (event) => event.key === "Escape" && button.focus();
  button.onclick = function () {
    const asked = new URLSearchParams(location.search);
    const take = (query) => new URLSearchParams(query).forEach((value, name) => asked.set(name, value));
    take(button.dataset.query);
    const own = document.getElementById("atlas-own");
    if (own) take(own.dataset.query);
    const address = location.origin + location.pathname + "?" + asked;
    if (navigator.clipboard && isSecureContext)
      navigator.clipboard.writeText(address).then(said, () => oldWay(address));
    else oldWay(address);
  };
})();
