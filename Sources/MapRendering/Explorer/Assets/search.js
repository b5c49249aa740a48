/** A text without case, diacritics and punctuation, so that "Suleimani" finds "Süleymânî" by as many letters as they share. */
function folded(text) {
  return text.normalize("NFKD").replace(/[\p{M}\p{Cf}'’ʼ`]/gu, "").toLowerCase()
    .replace(/[ßæœøđðłıþ]/g, letter => FOLDED_LETTERS[letter]).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Letters that no decomposition takes apart. */
const FOLDED_LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", þ: "th" };

/** What is searched: every drawn node with its folded name, aliases, id and identifiers. */
function searchIndex(model) {
  return model.drawn.map(node => ({
    node,
    keys: [
      { words: node.name, what: "name" },
      ...(node.aliases ?? []).map(words => ({ words, what: "alias" })),
      { words: node.id, what: "id" },
      ...(node.ids ?? []).map(words => ({ words, what: "id" })),
    ].map(key => ({ ...key, folded: folded(key.words) })),
  }));
}

/**
 * The nodes that match, best first: those called so, then by where the query stands (at the start, at the start of a word, anywhere), with
 * statements a step behind, since whoever types a name means its bearer; then by name before alias before id, then by name. Every word
 * of the query has to occur in the same name.
 */
function search(index, query) {
  const words = folded(query).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const hits = [];
  for (const { node, keys } of index) {
    let best;
    for (const [place, key] of keys.entries()) {
      const rank = matchRank(key.folded, words);
      if (rank === undefined) continue;
      const score = (rank < 0 || !isStatement(node) ? rank : rank + 1.5) * 100 + Math.min(place, 99);
      if (best === undefined || score < best.score) best = { node, key, score };
    }
    if (best) hits.push(best);
  }
  return hits.sort((a, b) => a.score - b.score || (a.node.name < b.node.name ? -1 : 1));
}

/** -1 for the whole text, 0 at its start, 1 at the start of words, 2 anywhere; undefined if a word does not occur. */
function matchRank(text, words) {
  if (text === words.join(" ")) return -1;
  if (!words.every(word => text.includes(word))) return undefined;
  if (text.startsWith(words.join(" "))) return 0;
  return words.every(word => ` ${text}`.includes(` ${word}`)) ? 1 : 2;
}
