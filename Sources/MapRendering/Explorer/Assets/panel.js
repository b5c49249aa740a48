/** How the panel and the answers on claims call the polarities of stances. */
const SIDES = [["for", "For"], ["against", "Against"], ["none", "No position"], ["withdraws", "Taken back"]];

/** Longer lists are folded. */
const LONGEST_OPEN_LIST = 12;

/**
 * Tells of a node: what it is, for a statement how it stands and who takes which side, its relations, each with its evidence.
 *
 * @param context what else the page knows: `model`, `sight`, `state`, and `actions` for the buttons
 */
function nodePanel(node, context) {
  const { state, actions } = context;
  const relations = node.relations.filter(relation => isRelationShown(relation, state));
  const stances = relations.filter(relation => isStance(relation.type));
  const others = relations.filter(relation => !isStance(relation.type));
  const parts = [
    panelHeading(node.kind.label, node.name, node.role),
    element("div", { class: "buttons" },
      element("button", { type: "button", onclick: () => actions.traceFrom(node) }, "Path from here"),
      element("button", { type: "button", onclick: () => actions.show(node) }, "Show on map"),
      closeButton(context)),
    isStatement(node) ? standingOf(node, context) : null,
    factsOf(node),
  ];
  if (isStatement(node)) parts.push(...sidesOf(node, stances, context));
  else parts.push(relationList("Stances", stances, node, context));
  parts.push(relationList("Relations", others, node, context));
  if (relations.length === 0) parts.push(element("p", { class: "quiet" }, "Nothing more is known of it, as far as this page shows."));
  return parts;
}

/** Tells of a line: every relation that it stands for. */
function linePanel(line, context) {
  const { state } = context;
  const relations = line.relations.filter(relation => isRelationShown(relation, state));
  return [
    panelHeading(capitalized(line.type.layer), sentence(line.relations[0])),
    element("div", { class: "buttons" },
      [line.source, line.target].map(node => nodeButton(node, context)), closeButton(context)),
    element("ul", { class: "relations" }, relations.map(relation =>
      element("li", {}, evidenceOf(relation, state) ?? element("p", { class: "quiet" }, "No document is named.")))),
  ];
}

/** Tells of a connection hop by hop, or that there is none. */
function pathPanel(from, to, hops, context) {
  const { state } = context;
  const limits = state.step < context.model.steps.length || hidesAnything(state);
  if (!hops) {
    return [
      panelHeading("Path", `${from.name} and ${to.name}`),
      element("div", { class: "buttons" }, closeButton(context)),
      element("p", { class: "answer" },
        `No connection between them on this map${limits ? ", as far as it is shown. Show more, or a later date" : ""}.`),
    ];
  }
  return [
    panelHeading("Path", `${from.name} to ${to.name}: ${counted(hops.length, "hop")}`),
    element("div", { class: "buttons" }, closeButton(context)),
    cautions(hops).map(text => element("p", { class: "caution" }, text)),
    element("ol", { class: "hops" }, hops.map(({ from, to, line }) =>
      element("li", {},
        element("p", {}, nodeButton(from, context), ` ${line.source === from ? "→" : "←"} `,
          element("span", {}, line.source === from ? line.type.label : line.type.inverse), " ", nodeButton(to, context)),
        line.relations.filter(relation => relation.step <= state.step).map(relation => evidenceOf(relation, state))))),
  ];
}

function panelHeading(kicker, title, role) {
  return element("div", { class: "title" },
    element("p", { class: "kicker" }, kicker),
    element("h2", { tabindex: "-1" }, title),
    role ? element("p", { class: "role" }, role) : null);
}

function closeButton({ actions }) {
  return element("button", { type: "button", class: "close", onclick: () => actions.back() }, "Close");
}

/** A button that chooses a node; the name alone where the map does not draw or does not show it. */
function nodeButton(node, { sight, actions }) {
  if (!node.isDrawn) return element("span", { class: "absent" }, node.name);
  if (!sight.nodes[node.index]) return element("span", { class: "absent", title: "hidden now" }, node.name);
  return element("button", { type: "button", class: "name", onclick: () => actions.choose(node) }, node.name);
}

function factsOf(node) {
  const rows = [
    node.aliases && ["Also", node.aliases.join("; ")],
    node.ids && ["Ids", node.ids.join(", ")],
    ...(node.facts ?? []),
    ["Id", node.id],
  ].filter(Boolean).map(([key, value]) => [element("dt", {}, key), element("dd", {}, value)]);
  if (node.url) rows.push([element("dt", {}, "Link"), element("dd", {}, outsideLink(node.url, node.url))]);
  return element("dl", {}, rows);
}

/** How a statement stands, by all that the notes knew at the step chosen, and how many independent origins either side has. */
function standingOf(statement, { model, state }) {
  const standing = standingAt(statement, state.step);
  if (!standing) return element("p", { class: "quiet" }, "Nothing was known of it by then.");
  return element("div", { class: "standing" },
    element("p", {}, element("span", { class: `status ${standing.status}` }, standing.status.toUpperCase()), `${standing.why}.`),
    standing.derived ? element("p", { class: "quiet" }, `So ${DERIVED}.`) : null,
    standing.for ? element("p", {}, `For: ${standing.for}.`) : null,
    standing.against ? element("p", {}, `Against: ${standing.against}.`) : null,
    model.partial || hidesAnything(state)
      ? element("p", { class: "quiet" }, "That is by all that was known, whether or not this page shows it.") : null);
}

/** Whether something is hidden by its kind, type, layer or status. */
function hidesAnything(state) {
  return HIDDEN_FIELDS.some(([, set]) => state[set].size > 0);
}

/** Who takes which side of a statement. */
function sidesOf(statement, stances, context) {
  const standing = standingAt(statement, context.state.step);
  const fates = new Map(standing?.fates ?? []);
  const partly = new Set(standing?.partly ?? []);
  const wordsOf = relation => relation.type.label + (fates.has(relation.index) ? ` (${fates.get(relation.index)})` : "");
  return SIDES.map(([polarity, heading]) => {
    const members = stances.filter(relation => relation.type.polarity === polarity);
    if (members.length === 0) return null;
    const speakers = groupBy(members, relation => relation.source);
    const part = polarity === "none" ? [...speakers.keys()].filter(speaker => partly.has(speaker.index)).length : 0;
    return element("section", {},
      element("h3", {}, `${heading} (${countedSpeakers(speakers.size - part, part)})`),
      element("ul", { class: "relations" }, [...speakers].map(([speaker, words]) =>
        element("li", {},
          element("p", {}, nodeButton(speaker, context)),
          [...groupBy(words, relation => wordsOf(relation))].map(([verb, known]) =>
            [element("p", { class: "verb" }, verb), known.map(relation => evidenceOf(relation, context.state))])))));
  });
}

/** "4 speakers, 2 more in some words only": the reasons for a status count those apart who take a side in others of their words. */
function countedSpeakers(whole, part) {
  if (whole === 0) return `${counted(part, "speaker")} in some words only`;
  return counted(whole, "speaker") + (part > 0 ? `, ${part} more in some words only` : "");
}

/** Relations of a node under the words that they share ("reported", "published by"), several with the same other end together. */
function relationList(heading, relations, node, context) {
  if (relations.length === 0) return null;
  const groups = groupBy(relations, relation => relation.source === node ? relation.type.label : relation.type.inverse);
  return element("section", {},
    element("h3", {}, heading),
    [...groups].map(([words, members]) => {
      const others = groupBy(members, relation => relation.source === node ? relation.target : relation.source);
      return element("details", others.size <= LONGEST_OPEN_LIST ? { open: "" } : {},
        element("summary", {}, `${words} (${others.size})`),
        element("ul", { class: "relations" }, [...others].map(([other, known]) =>
          element("li", {},
            element("p", {}, nodeButton(other, context)),
            known.map(relation => evidenceOf(relation, context.state))))));
    }));
}

/** What a relation is known from: when and through whom, each document with its outlet, date and link; nothing where there is nothing. */
function evidenceOf(relation, state) {
  const byDocument = groupBy(knownCitations(relation, state.step), citation => citation.document);
  const lines = [
    relation.how ? element("li", {}, relation.how) : null,
    relation.personal ? element("li", {}, "said on the speaker's own knowledge, for no institution") : null,
    ...[...byDocument].map(([document, citations]) => element("li", {},
      "in ", outsideLink(document.reference, document.url),
      document.title === document.reference ? null : `: ${document.title}`,
      citations.some(citation => citation.place)
        ? ` [${citations.map(citation => citation.place).filter(Boolean).join(", ")}]` : null)),
    relation.note ? element("li", { class: "quiet" }, `Note: ${relation.note}`) : null,
    relation.grade ? element("li", { class: "quiet" }, `Graded ${relation.grade}`) : null,
  ].filter(Boolean);
  return lines.length > 0 ? element("ul", { class: "evidence" }, lines) : null;
}
