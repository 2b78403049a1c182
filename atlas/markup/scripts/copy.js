// Copies the address of this page as it is, with every choice of the reader in it. The Clipboard API needs https or
// localhost; elsewhere the old way of a hidden field is taken.
(function () {
  const button = document.getElementById("atlas-copy");
  if (!button) return;
  button.onclick = function () {
    const asked = new URLSearchParams(location.search);
    const take = (query) => new URLSearchParams(query).forEach((value, name) => asked.set(name, value));
    take(button.dataset.query);
    const own = document.getElementById("atlas-own");
    if (own) take(own.dataset.query);
    const address = location.origin + location.pathname + "?" + asked;
    const label = button.textContent;
    const said = () => {
      button.textContent = button.dataset.done;
      setTimeout(() => (button.textContent = label), 2000);
    };
    if (navigator.clipboard && isSecureContext) {
      navigator.clipboard.writeText(address).then(said);
    } else {
      const field = document.createElement("textarea");
      field.value = address;
      document.body.appendChild(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      said();
    }
  };
})();
