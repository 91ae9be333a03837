import type { RoleSpan } from './role-spans';

/**
 * The period of a role beside those of the others: a bar, dashed towards an end that nobody
 * stated. The words beside it say the same, so screen readers leave it out.
 */
export function RoleBar({ span }: { span: RoleSpan }) {
  const { from, to, openStart, openEnd } = span;
  const dash = { strokeWidth: 4, strokeDasharray: '2 3', stroke: 'currentColor' };
  const length = to - from;
  // An open end fades into dashes over its last part; a period open both ways is all dashes.
  const whole = openStart && openEnd;
  const solidFrom = openStart ? from + length * 0.3 : from;
  const solidTo = openEnd ? to - length * 0.3 : to;
  return (
    <svg aria-hidden width="100%" height="8" className="mt-1 block text-ink-2 max-md:hidden">
      <line x1="0" x2="100%" y1="4" y2="4" className="stroke-hairline" strokeWidth="1" />
      {(openStart || openEnd) && <line x1={`${from}%`} x2={`${to}%`} y1="4" y2="4" {...dash} />}
      {!whole && (
        <rect
          x={`${solidFrom}%`}
          y="2"
          width={`${solidTo - solidFrom}%`}
          height="4"
          fill="currentColor"
        />
      )}
    </svg>
  );
}
