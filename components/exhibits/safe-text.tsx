import { markedPieces, type VisiblePiece, visiblePieces } from '@/lib/kernel/visible-text';

/** A character that is not seen, told by its code point. */
function Mark({ name }: { name: string }) {
  return (
    <span className="mx-px inline-block rounded-sm border border-dashed border-ink px-0.5 align-[0.08em] font-mono text-[0.68em] leading-tight whitespace-nowrap">
      {name}
    </span>
  );
}

function Pieces({ pieces }: { pieces: readonly VisiblePiece[] }) {
  let at = 0;
  return pieces.map((piece) => {
    const text = 'text' in piece ? piece.text : piece.mark;
    // Its place in the text is what tells one piece from another.
    const key = at;
    at += text.length;
    return 'text' in piece ? piece.text : <Mark key={key} name={text} />;
  });
}

export type SafeTextProps = {
  text: string;
  /** Line feeds and tabs are part of the text; without, they are told like other hidden ones. */
  lines?: boolean | undefined;
};

/**
 * Words that came from outside. Characters that are not seen are told, none of them reorders what
 * stands beside it, and a name without spaces still breaks.
 */
export function SafeText({ text, lines = false }: SafeTextProps) {
  return (
    <bdi className={lines ? 'wrap-anywhere whitespace-pre-wrap' : 'wrap-anywhere'}>
      <Pieces pieces={visiblePieces(text, lines)} />
    </bdi>
  );
}

/** The text of a working copy, in which hidden characters are named already. */
export function MarkedText({ text }: { text: string }) {
  return <Pieces pieces={markedPieces(text)} />;
}
