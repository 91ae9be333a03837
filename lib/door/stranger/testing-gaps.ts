const HOW = 'AGENTS.md says how under "How to add an act", step 5';

/**
 * Compares what is declared with what is expected: one line for each thing that nobody said what
 * strangers may do with, and for each expectation of something that is gone. Empty when both agree.
 * @param kind what such a thing is called, as in `command`
 * @param list the list that has to name it, as in `COMMANDS (testing-house.ts)`
 */
export function gaps(
  kind: string,
  list: string,
  declared: readonly string[],
  expected: readonly string[],
): string[] {
  const unnamed = declared.filter((name) => !expected.includes(name));
  const gone = expected.filter((name) => !declared.includes(name));
  return [
    ...unnamed.map((name) => `${kind} ${name} has no expectations: add it to ${list}; ${HOW}`),
    ...gone.map((name) => `${list} expects the ${kind} ${name}, which is not declared any more`),
  ].sort();
}
