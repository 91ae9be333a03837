/** Says over the whole page what will become of files that are let go here. */
export function DropVeil({ title, text }: { title: string; text: string | null }) {
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-scrim p-6">
      <div className="grid gap-1 rounded-md border-2 border-dashed border-action bg-paper px-10 py-8 text-center">
        <p className="font-serif text-xl font-semibold">{title}</p>
        {text !== null && <p className="text-ink-2">{text}</p>}
      </div>
    </div>
  );
}
