export const JSON_TYPE = 'application/json';

/** Says where in the ledger an act stands. */
export const ENTRY_HEADER = {
  'chirograph-entry': 'Index of the last ledger entry this act made; absent where it made none.',
};

export const LOCATION = { location: 'Address of what was made.' };
