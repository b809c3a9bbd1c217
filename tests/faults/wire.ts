import type { Delivered } from '../../src/app/delivery';

/** What the platform sends a worker. Numbers name messages. */
export type ToWorker =
  | { readonly kind: 'message'; readonly message: number }
  /** The Clerk presses "Acknowledge" on the card. */
  | { readonly kind: 'press'; readonly message: number; readonly reference: string }
  | { readonly kind: 'answer'; readonly call: number; readonly delivered: Delivered }
  | { readonly kind: 'stop' };

/** What a worker sends the platform. Only `done` stops the platform from sending the same again. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly what: 'message' | 'press'; readonly message: number; readonly reference: string }
  | { readonly kind: 'failed'; readonly what: 'message' | 'press'; readonly message: number; readonly reason: string }
  | {
      readonly kind: 'deliver';
      readonly call: number;
      readonly key: string;
      readonly conversation: string;
      readonly content: Content;
      readonly card: Card | null;
    };

/** What the messages of these runs say. */
export type Content = { readonly message: number; readonly says: 'card' | 'notice' | 'update' };

/** The version of its item that a card shows, and the message of the platform that it is to change. */
export type Card = { readonly version: number; readonly posted: string | null };

/** Messages go to a few conversations, so that order matters. */
export const clerkConversation = (message: number): string => `clerk-${message % 10}`;
export const senderConversation = (message: number): string => `sender-${message % 40}`;
export const deputyConversation = (message: number): string => `deputy-${message % 10}`;

/** The Clerk's conversation is gone for good for these cards, which then go to the deputy. */
export const isRefused = (message: number): boolean => message % 50 === 7;
