import type { StructureElement, StructureTree } from '../document/structure';
import type { Language, ResolvedStyle } from './style';

/**
 * Gives links and words in another language their own elements inside a block. Neighbouring pieces share
 * one, also over a line break; what comes after other text gets a new one, so that the order stays true.
 */
export class InlineElements {
  private key = '';
  private element: StructureElement | null = null;

  constructor(
    private readonly structure: StructureTree,
    private readonly owner: StructureElement,
    private readonly language: Language,
  ) {}

  /** The element for the next piece in reading order: the block's own for plain text. */
  next({ link, language }: ResolvedStyle): StructureElement {
    const foreign = language === this.language ? undefined : language;
    const key = link === undefined && foreign === undefined ? '' : `${foreign ?? ''} ${link ?? ''}`;
    if (key !== this.key) {
      this.key = key;
      this.element = null;
      if (key !== '') {
        const tag = link === undefined ? 'Span' : 'Link';
        this.element = this.structure.element(tag, this.owner);
        if (foreign) this.element.setLanguage(foreign);
      }
    }
    return this.element ?? this.owner;
  }
}

/** The block's one language where all of it is in one that is not the document's. */
export function languageOfBlock(
  languages: readonly (Language | undefined)[],
  document: Language,
): Language | undefined {
  const [first, ...others] = new Set(languages);
  return others.length === 0 && first !== document ? first : undefined;
}
