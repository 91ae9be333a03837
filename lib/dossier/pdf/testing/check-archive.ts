import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib';
import { checkFont, rawStream } from './check-fonts';
import {
  allElements,
  checkTree,
  numberTree,
  type ReadElement,
  readElement,
} from './check-structure';
import { checkContent } from './content-tokens';

const name = PDFName.of;

function decoded(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}

/** What ISO 19005-3 asks of the file and the catalog, as far as this layer could go wrong. */
function checkCatalog(document: PDFDocument, bytes: Uint8Array): string[] {
  const { catalog, context } = document;
  const problems: string[] = [];
  const must = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  const file = Buffer.from(bytes).toString('latin1');
  must(/^%PDF-1\.7\n%[\x80-\xff]{4}\n/.test(file), 'header');
  must(file.endsWith('%%EOF\n'), 'bytes after the end');
  must(context.trailerInfo.Encrypt === undefined, 'encrypted');
  must(context.lookup(context.trailerInfo.ID) instanceof PDFArray, 'no file identifier');
  must(catalog.has(name('Lang')), 'no language');
  must(
    catalog.lookup(name('MarkInfo'), PDFDict).get(name('Marked')) === PDFBool.True,
    'not marked',
  );
  const viewer = catalog.lookup(name('ViewerPreferences'), PDFDict);
  must(viewer.get(name('DisplayDocTitle')) === PDFBool.True, 'title not displayed');
  must(!catalog.has(name('OpenAction')) && !catalog.has(name('AA')), 'actions');
  const metadata = rawStream(catalog.lookup(name('Metadata')));
  must(!metadata.dict.has(name('Filter')), 'metadata compressed');
  const xmp = Buffer.from(metadata.contents).toString('utf8');
  must(xmp.includes('<pdfaid:part>3</pdfaid:part>'), 'no PDF/A part');
  must(xmp.includes('<pdfaid:conformance>A</pdfaid:conformance>'), 'no PDF/A level');
  must(xmp.includes('<pdfuaid:part>1</pdfuaid:part>'), 'no PDF/UA part');
  const intent = catalog.lookup(name('OutputIntents'), PDFArray).lookup(0, PDFDict);
  must(intent.lookup(name('S'), PDFName) === name('GTS_PDFA1'), 'no output intent');
  const profile = rawStream(intent.lookup(name('DestOutputProfile')));
  must(decoded(profile).slice(36, 40) === 'acsp', 'no colour profile');
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    must(object.dict.get(name('Subtype')) !== name('Form'), 'form XObject');
    must(!object.dict.has(name('Interpolate')), 'interpolated image');
  }
  return problems;
}

function checkAnnotation(annotation: PDFDict): string[] {
  const flags = annotation.lookup(name('F'), PDFNumber).asNumber();
  return [
    ...(flags === 4 ? [] : ['annotation that is not printed']),
    ...(annotation.has(name('Contents')) ? [] : ['link without description']),
    ...(annotation.has(name('StructParent')) ? [] : ['link without tag']),
  ];
}

/**
 * Checks a file made by this layer against the rules of PDF/A-3A and PDF/UA-1 that depend on what is drawn.
 * It replaces no validator, and finds what the layer's own mistakes would look like. Empty where all holds.
 */
export async function checkArchive(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = document;
  const problems = checkCatalog(document, bytes);
  const root = catalog.lookup(name('StructTreeRoot'), PDFDict);
  const top = root.lookup(name('K'), PDFArray).get(0);
  const tree: ReadElement = readElement(context, top);
  problems.push(...checkTree(tree));
  const elements = new Map(
    allElements(tree).map((element) => [element.ref?.objectNumber, element]),
  );
  const parents = numberTree(context, root.lookup(name('ParentTree'), PDFDict));
  const shown = new Map<PDFDict, Set<number>>();
  let claimed = 0;
  for (const [number, page] of document.getPages().entries()) {
    const at = (problem: string) => problems.push(`page ${number + 1}: ${problem}`);
    const contents = page.node.lookup(name('Contents'), PDFArray);
    const parts = contents.asArray().map((ref) => decoded(rawStream(context.lookup(ref))));
    const facts = checkContent(parts.join('\n'));
    facts.problems.forEach(at);
    if (page.node.get(name('Tabs')) !== name('S')) at('tab order');
    const parentKey = page.node.lookup(name('StructParents'), PDFNumber).asNumber();
    const owners = context.lookup(parents.get(parentKey), PDFArray).asArray();
    if (owners.length !== facts.contents.length) at('parent tree and content differ');
    if (facts.contents.some((content, i) => content !== i)) at('contents not numbered in order');
    claimed += owners.length;
    for (const [content, owner] of owners.entries()) {
      const element = owner instanceof PDFRef ? elements.get(owner.objectNumber) : undefined;
      if (!element?.contents.includes(`${page.ref.objectNumber}:${content}`))
        at(`content ${content} is not in the tree`);
    }
    const fonts = page.node.lookup(name('Resources'), PDFDict).lookup(name('Font'), PDFDict);
    for (const [resource, codes] of facts.codes) {
      const font = fonts.lookup(name(resource), PDFDict);
      const known = shown.get(font) ?? new Set<number>();
      for (const code of codes) known.add(code);
      shown.set(font, known);
    }
    for (const ref of page.node.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? []) {
      const annotation = context.lookup(ref, PDFDict);
      checkAnnotation(annotation).forEach(at);
      const link = parents.get(annotation.lookup(name('StructParent'), PDFNumber).asNumber());
      const element = link instanceof PDFRef ? elements.get(link.objectNumber) : undefined;
      if (
        element?.tag !== 'Link' ||
        !(ref instanceof PDFRef) ||
        !element.objects.includes(ref.objectNumber)
      )
        at('annotation is not in a Link');
    }
  }
  const held = [...elements.values()].reduce((sum, { contents }) => sum + contents.length, 0);
  if (held !== claimed) problems.push('the tree holds contents that no page shows');
  for (const [font, codes] of shown) problems.push(...checkFont(font, codes));
  return problems;
}
