import { config } from 'zod';

// The content security policy forbids code made from texts, and even asking whether it does is
// reported. Imported before the first schema is made.
if (typeof window !== 'undefined') config({ jitless: true });
