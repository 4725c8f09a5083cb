/** How node's console ends a text, bytes or a list that it cuts; a quote closes the text before. */
const cutMark = /['"`]?\.\.\. [\da-f]+ more (?:character|byte|item)/g;

/** A body may be made to be slow; no console writes as many. */
const mostCuts = 1000;

/** The places where something was cut, and may have been cut in the middle of a secret. */
export function cutsIn(text: string): readonly number[] {
  const cuts: number[] = [];
  if (!text.includes(' more ')) return cuts;
  cutMark.lastIndex = 0;
  for (let match = cutMark.exec(text); match !== null && cuts.length < mostCuts; match = cutMark.exec(text)) {
    cuts.push(match.index);
  }
  return cuts;
}
