import { methods } from '@/lib/api/methods';
import { openApiDocument } from '@/lib/api/openapi/document';
import { getDocument } from '@/lib/api/operations/instance';
import { serve } from '@/lib/api/serve';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getDocument, async () => Response.json(openApiDocument())),
});
