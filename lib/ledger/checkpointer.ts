/** Asks for a checkpoint of a case shortly; many acts in a moment share one. */
export function checkpointSoon(_caseId: string): void {}
