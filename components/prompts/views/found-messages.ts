import type { MessageState } from '@/lib/authorship/side-states';

/** Shorter words stand in too many messages to say anything. */
const SHORTEST = 6;

/** The messages attached to the prompt that contain the words, spaces at the ends left aside. */
export function messagesWith(messages: readonly MessageState[], text: string): MessageState[] {
  const words = text.trim();
  return words.length < SHORTEST ? [] : messages.filter((message) => message.text.includes(words));
}
