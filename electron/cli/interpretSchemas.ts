import * as z from 'zod';

// A command parses each file once: to compile its schema takes longer than to interpret it.
z.config({ jitless: true });
