import { config } from 'zod';

// The page's policy allows no code made from text; zod would try. Imported before any schema.
config({ jitless: true });
