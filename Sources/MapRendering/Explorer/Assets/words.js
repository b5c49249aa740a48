/** A relation as a sentence: "Dmitry Peskov denied: Putin met Soleimani". */
function sentence(relation) {
  const colon = isStance(relation.type) || isStatement(relation.target) ? ":" : "";
  return `${relation.source.name} ${relation.type.label}${colon} ${relation.target.name}`;
}

/** The same as seen from one of its ends: "denied: Putin met Soleimani", or "denied by Dmitry Peskov". */
function sentenceFrom(node, relation) {
  if (relation.source !== node) return `${relation.type.inverse} ${relation.source.name}`;
  const colon = isStance(relation.type) || isStatement(relation.target) ? ":" : "";
  return `${relation.type.label}${colon} ${relation.target.name}`;
}

/** What a line says as of a step, with its occasions, as the map's own titles have it. */
function lineWords(line, step) {
  const occasions = [];
  for (const relation of line.relations) {
    if (relation.step > step) continue;
    const references = [...new Set(knownCitations(relation, step).map(citation => citation.document.reference))].join(" / ");
    const occasion = [relation.how, references].filter(Boolean).join("; ");
    if (occasion && !occasions.includes(occasion)) occasions.push(occasion);
  }
  const words = sentence(line.relations[0]);
  return occasions.length > 0 ? `${words} (${occasions.join(" | ")})` : words;
}

/** The places where a relation is told, as far as they were known at a step. */
function knownCitations(relation, step) {
  return relation.citations.filter(citation => citation.step <= step);
}

/** "1 line", "2 lines". */
function counted(number, noun, plural = noun + "s") {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** With its first letter as at the head of a sentence. */
function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
