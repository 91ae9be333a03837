'use client';

import { useEffect, useRef } from 'react';

const ID = 'tip';
/** Long enough to move from the mark onto its tip (WCAG 2.2, 1.4.13: hoverable). */
const LEAVE_DELAY = 160;
const HOVER_DELAY = 250;
const GAP = 6;
const EDGE = 8;

/** The nearest element with a tip, of anything an event can come from. */
function owner(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
}

function place(tip: HTMLElement, by: HTMLElement): void {
  const mark = by.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const above = mark.top - size.height - GAP;
  const top = above >= EDGE ? above : mark.bottom + GAP;
  const middle = mark.left + mark.width / 2 - size.width / 2;
  const left = Math.max(EDGE, Math.min(middle, window.innerWidth - size.width - EDGE));
  tip.style.top = `${top}px`;
  tip.style.left = `${left}px`;
}

/**
 * The one tip of the page. It serves every element with `data-tip`, so that a table of a
 * thousand marks costs nothing, and lies in the top layer, above dialogs. It appears on hover
 * and focus, stays while the pointer is on the mark or on itself, and leaves with Escape.
 */
export function TipLayer() {
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const tip = ref.current;
    if (!tip) return;
    let current: HTMLElement | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const hide = () => {
      clearTimeout(timer);
      if (!current) return;
      current.removeAttribute('aria-describedby');
      current = null;
      tip.hidePopover();
    };
    const show = (by: HTMLElement) => {
      clearTimeout(timer);
      const text = by.dataset.tip;
      if (!text || by === current) return;
      hide();
      current = by;
      tip.textContent = text;
      tip.showPopover();
      place(tip, by);
      // A control named by its tip would say its name twice.
      if (by.getAttribute('aria-label') !== text) by.setAttribute('aria-describedby', ID);
    };
    const later = (then: () => void, delay: number) => {
      clearTimeout(timer);
      timer = setTimeout(then, delay);
    };

    const over = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      if (event.target instanceof Node && tip.contains(event.target)) return clearTimeout(timer);
      const by = owner(event.target);
      if (by) later(() => show(by), current ? 0 : HOVER_DELAY);
      else if (current && current !== document.activeElement) later(hide, LEAVE_DELAY);
      else if (!current) clearTimeout(timer);
    };
    const focus = (event: FocusEvent) => {
      const by = owner(event.target);
      if (by && by === event.target && by.matches(':focus-visible')) show(by);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !current) return;
      // Only the tip goes, not the dialog it lies over.
      event.stopPropagation();
      hide();
    };

    document.addEventListener('pointerover', over);
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', hide);
    document.addEventListener('keydown', key, true);
    window.addEventListener('scroll', hide, { passive: true, capture: true });
    return () => {
      hide();
      document.removeEventListener('pointerover', over);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('keydown', key, true);
      window.removeEventListener('scroll', hide, { capture: true });
    };
  }, []);

  return <div ref={ref} id={ID} role="tooltip" popover="manual" className="tip" />;
}
