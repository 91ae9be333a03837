/** How much a benchmark of joint writing does: `small` only shows that it runs. */
export type Size = { small: boolean };
