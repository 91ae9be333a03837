import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { objectPath } from './bundle-exhibits';
import type { TestAct, TestLedger } from './testing-bundle';

/** What the entry at a place records, in a cycle of seven; objects and rows go into the ledger. */
export function actOf(
  index: number,
  ledger: Omit<TestLedger, 'lastAt'>,
  withheld: boolean,
): TestAct {
  switch (index % 7) {
    case 1:
    case 6:
      return admit(index, ledger, 'file', withheld, index % 7 === 6);
    case 2:
      return {
        kind: 'contributor.added',
        act: { contributor: `ctr_${letters(index)}` },
        payload: { name: `张三 №${index}`, employer: 'Example “Studio”' },
      };
    case 3:
      return admit(index, ledger, 'note', withheld, false);
    case 4:
      return admit(index, ledger, 'hash_only', false, false);
    case 5:
      return { kind: 'weather.observed', act: { cloud: [1, 2, { x: index }] }, payload: null };
    default:
      return { kind: 'case.opened', act: { forum: 'cn' }, payload: null };
  }
}

function admit(
  index: number,
  ledger: Omit<TestLedger, 'lastAt'>,
  kind: 'file' | 'note' | 'hash_only',
  withheld: boolean,
  version: boolean,
): TestAct {
  const bytes = utf8(`object of entry ${index}\n`.repeat(1 + (index % 5)));
  const ref = { bytes: bytes.length, sha256: sha256Hex(bytes) };
  const exhibit = `exh_${letters(version ? index - 5 : index)}`;
  const path = objectPath(ref.sha256, kind === 'file' ? 'picture.png' : 'note.txt');
  const held = kind !== 'hash_only' && !withheld;
  if (held) ledger.objects.set(path, bytes);
  ledger.rows.push({
    ...ref,
    class: 'B',
    entry: index,
    file: held ? path : null,
    id: exhibit,
    kind,
    label: null,
    number: ledger.rows.length + 1,
    status: kind === 'hash_only' ? 'hash-only' : held ? 'held' : 'withheld',
    title: `=Title, “${index}” 图`,
  });
  return {
    kind: version ? 'exhibit.version_added' : 'exhibit.added',
    act: {
      class: 'B',
      digest: kind === 'hash_only' ? ref : null,
      exhibit,
      kind,
      number: ledger.rows.length,
      object: kind === 'hash_only' ? null : ref,
    },
    payload: { title: `=Title, “${index}” 图` },
  };
}

/** 26 characters of an identifier that follow from a number. */
function letters(index: number): string {
  return `01jdhs${String(index).padStart(20, '0')}`;
}
