// Search: a box with suggestions, as the ARIA pattern "combobox" has it.
const MOST_SUGGESTED = 12;
let suggested = [];
let active = -1;

function rank(folded, wanted) {
  if (folded === wanted) return 0;
  if (folded.startsWith(wanted)) return 1;
  const place = folded.indexOf(wanted);
  if (place < 0) return -1;
  return /[\s,(-]/.test(folded[place - 1]) ? 2 : 3;
}

function suggestions(wanted) {
  const found = [];
  data.nodes.forEach((node, number) => {
    const place = shown.nodes[number] ? rank(node.folded, wanted) : -1;
    if (place >= 0) found.push([place, -data.edgesOf[number].length, number]);
  });
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return found.slice(0, MOST_SUGGESTED).map((each) => each[2]);
}

function closeSuggestions() {
  active = -1;
  suggested = [];
  byId("suggestions").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  byId("search").removeAttribute("aria-activedescendant");
}

function pick(number) {
  closeSuggestions();
  byId("search").value = data.nodes[number].name;
  fillLists();
  chooseNode(number);
}

function suggest() {
  const wanted = fold(byId("search").value.trim());
  closeSuggestions();
  fillLists();
  if (!wanted) return;
  suggested = suggestions(wanted);
  byId("suggestions").replaceChildren(...suggested.map((number, place) => element("li",
    { id: "suggestion-" + place, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); pick(number); } },
    data.nodes[number].name, " ", element("span", { class: "kind" }, data.nodeKinds[data.nodes[number].kind].name))));
  byId("suggestions").hidden = !suggested.length;
  byId("search").setAttribute("aria-expanded", String(suggested.length > 0));
}

function activate(place) {
  active = (place + suggested.length) % suggested.length;
  [...byId("suggestions").children].forEach((option, number) => option.setAttribute("aria-selected", String(number === active)));
  byId("search").setAttribute("aria-activedescendant", "suggestion-" + active);
  byId("suggestions").children[active].scrollIntoView({ block: "nearest" });
}

function onSearchKey(event) {
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && suggested.length) {
    activate(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
  } else if (event.key === "Enter" && suggested.length) {
    pick(suggested[Math.max(active, 0)]);
  } else if (event.key === "Escape" && suggested.length) {
    closeSuggestions();
  } else {
    return;
  }
  event.preventDefault();
}

function startSearch() {
  byId("search").addEventListener("input", suggest);
  byId("search").addEventListener("keydown", onSearchKey);
  byId("search").addEventListener("blur", closeSuggestions);
}
