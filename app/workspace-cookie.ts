/** Names the workspace visited last. Only a hint: membership is looked up where it is used. */
export const WORKSPACE_COOKIE = 'chirograph-workspace';
