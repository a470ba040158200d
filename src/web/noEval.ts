import { config } from 'zod/mini';

/** Before any schema is made: zod otherwise tries whether it may make functions from text, and the page's policy refuses that aloud. */
config({ jitless: true });
