/**
 * An element with properties and children. Texts become text nodes, never markup; children that are null or undefined are left out.
 */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "class") made.className = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return made;
}

/** A link out of the page, or the text alone where the address is none that is safe to follow. */
function outsideLink(text, url) {
  if (!url || !/^(https?:|mailto:|[^:]*$|[^:]*[/?#])/i.test(url)) return document.createTextNode(text);
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Whether keys typed there are text. */
function takesText(target) {
  return target instanceof HTMLElement && (target.matches("input:not([type=range], [type=checkbox]), textarea, select"));
}

/** Whether the reader asks for less motion. */
function prefersStillness() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Tells those who cannot see the page what has changed. */
function announce(text) {
  document.getElementById("news").textContent = text;
}
