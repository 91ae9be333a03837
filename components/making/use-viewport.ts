'use client';

import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { type Box, fitted, revealing, type View, zoomed } from './viewport';

/** Factor of one press of a zoom button or key. */
const STEP = 1.25;

/** Pixels a pointer may tremble before it drags. */
const TREMBLE = 4;

type Pointers = Map<number, { x: number; y: number }>;

/** Zoom and pan of a drawing in a frame by buttons, keys, Ctrl and wheel, drag and pinch. */
export function useViewport(drawing: Box) {
  const frame = useRef<SVGSVGElement>(null);
  const [view, setView] = useState<View>({ scale: 1, x: 0, y: 0 });
  const [dragging, setDragging] = useState(false);
  const pointers = useRef<Pointers>(new Map());
  const start = useRef<{ x: number; y: number } | null>(null);
  const dragged = useRef(false);
  const moved = useRef(false);
  const { width, height } = drawing;

  const boxOf = () => frame.current?.getBoundingClientRect() ?? null;

  const showAll = useCallback(() => {
    const box = frame.current?.getBoundingClientRect();
    if (box && box.width > 0) setView(fitted({ width, height }, box));
  }, [width, height]);

  // Until somebody moves it, the drawing follows its frame, which may have had no size at first.
  useEffect(() => {
    const here = frame.current;
    if (!here) return;
    moved.current = false;
    const watch = new ResizeObserver(() => {
      if (!moved.current) showAll();
    });
    watch.observe(here);
    return () => watch.disconnect();
  }, [showAll]);

  // A wheel listener of React cannot keep the page from zooming itself.
  useEffect(() => {
    const here = frame.current;
    if (!here) return;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      moved.current = true;
      const box = here.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      setView((now) => zoomed(now, Math.exp(-event.deltaY / 300), at));
    };
    here.addEventListener('wheel', wheel, { passive: false });
    return () => here.removeEventListener('wheel', wheel);
  }, []);

  const zoom = (factor: number) => {
    const box = boxOf();
    moved.current = true;
    if (box) setView((now) => zoomed(now, factor, { x: box.width / 2, y: box.height / 2 }));
  };

  const handlers = {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      start.current = { x: event.clientX, y: event.clientY };
      dragged.current = false;
    },
    onPointerMove(event: PointerEvent) {
      const all = pointers.current;
      const last = all.get(event.pointerId);
      const from = start.current;
      if (!last || !from) return;
      const now = { x: event.clientX, y: event.clientY };
      const far = Math.max(Math.abs(now.x - from.x), Math.abs(now.y - from.y));
      if (!dragged.current && all.size === 1 && far < TREMBLE) return;
      if (!dragged.current) {
        dragged.current = true;
        moved.current = true;
        // From here on the frame hears the pointer wherever it goes; before, a click is a click.
        frame.current?.setPointerCapture(event.pointerId);
        setDragging(true);
      }
      const other = [...all].find(([id]) => id !== event.pointerId)?.[1];
      const box = boxOf();
      if (other && box) {
        const length = (one: { x: number; y: number }) =>
          Math.max(Math.hypot(one.x - other.x, one.y - other.y), 1);
        const at = {
          x: (now.x + other.x) / 2 - box.left,
          y: (now.y + other.y) / 2 - box.top,
        };
        setView((before) => zoomed(before, length(now) / length(last), at));
      } else {
        setView((before) => ({
          ...before,
          x: before.x + now.x - last.x,
          y: before.y + now.y - last.y,
        }));
      }
      all.set(event.pointerId, now);
    },
    onPointerUp: release,
    onPointerCancel: release,
  };

  function release(event: PointerEvent) {
    pointers.current.delete(event.pointerId);
    if (pointers.current.size === 0) {
      start.current = null;
      setDragging(false);
    }
  }

  return {
    frame,
    view,
    dragging,
    showAll,
    zoomIn: () => zoom(STEP),
    zoomOut: () => zoom(1 / STEP),
    /** Whether the pointer that is now let go was dragging, so that its click is none. */
    wasDragged: () => dragged.current,
    reveal(part: Box & { x: number; y: number }) {
      const box = boxOf();
      if (box) setView((now) => revealing(now, part, box));
    },
    handlers,
    /** Zoom keys; answers whether the key was one. */
    key(event: KeyboardEvent): boolean {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      if (event.key === '+' || event.key === '=') zoom(STEP);
      else if (event.key === '-') zoom(1 / STEP);
      else if (event.key === '0') showAll();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
