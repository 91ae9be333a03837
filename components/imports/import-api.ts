import { askCase } from '@/components/exhibits/intake/case-api';
import type { CommonWords, ImportFile, ItemState, SendFile } from '@/lib/imports/dto';
import type { REPORTED_FAILURES } from '@/lib/imports/model';

export type AdmittedFile = {
  position: number;
  state: ItemState;
  failure: string | null;
  exhibit: { id: string; number: number } | null;
};

export type Decided = { confirmed: number; left: number; waiting: number };

type Failed = { position: number; failure: (typeof REPORTED_FAILURES)[number] };

/** The addresses of the API that imports use, for one case. */
export function importApi(caseId: string, signal?: AbortSignal) {
  const all = `${caseId}/imports`;
  const post = async <T>(path: string, body: unknown) =>
    (await askCase<T>(path, { method: 'POST', body, ...(signal && { signal }) })).data;
  return {
    open: (label: string, common: CommonWords) =>
      post<{ importId: string }>(all, { label, ...common }),
    name: (importId: string, from: number, files: { name: string; bytes: number }[]) =>
      post<{ files: number }>(`${all}/${importId}/files`, { from, files }),
    announce: (
      importId: string,
      files: { position: number; sha256: string; mediaType: string }[],
    ) => post<{ files: SendFile[] }>(`${all}/${importId}/announcements`, { files }),
    admit: (importId: string, positions: number[], common: CommonWords) =>
      post<{ files: AdmittedFile[] }>(`${all}/${importId}/admissions`, { positions, ...common }),
    refuse: (importId: string, files: Failed[]) =>
      post<null>(`${all}/${importId}/refusals`, { files }),
    end: (importId: string, cancelled: boolean) =>
      post<{ counts: Record<ItemState, number> }>(`${all}/${importId}/end`, { cancelled }),
    async openArchive(exhibitId: string) {
      const path = `${caseId}/exhibits/${exhibitId}/members`;
      const asked = askCase<{ importId: string }>(path, {
        method: 'POST',
        ...(signal && { signal }),
      });
      return (await asked).data;
    },
    unpack: (importId: string, common: CommonWords) =>
      post<{ waiting: number }>(`${all}/${importId}/members`, common),
    /** Every file of an import that was named before, in order. */
    async files(importId: string): Promise<ImportFile[]> {
      const found: ImportFile[] = [];
      for (let after: number | null = -1; after !== null; ) {
        const query: string = after < 0 ? '' : `&after=${after}`;
        const path = `${all}/${importId}/files?limit=1000${query}`;
        const { data } = await askCase<{ files: ImportFile[]; next: number | null }>(path, {
          ...(signal && { signal }),
        });
        found.push(...data.files);
        after = data.next;
      }
      return found;
    },
    decide: (body: unknown) => post<Decided>(`${caseId}/proposals/decisions`, body),
  };
}

export type ImportApi = ReturnType<typeof importApi>;
