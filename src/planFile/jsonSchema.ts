import * as z from 'zod/mini';
import { planSchema } from './schema.js';

/** The schema of a plan for editors (JSON Schema, draft 2020-12), made from the one that plans are read by. */
export function planJsonSchema(): object {
  const schema = z.toJSONSchema(planSchema, {
    io: 'input',
    // A day may reach zod as a Date, but stands as text in every file.
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.anyOf?.some(isAnything) === true)
        jsonSchema.anyOf = jsonSchema.anyOf.filter((one) => !isAnything(one));
    },
  });
  return { ...schema, title: 'Plan of a cloud management gateway' };
}

const isAnything = (schema: object): boolean => Object.keys(schema).length === 0;
