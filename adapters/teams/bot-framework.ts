/** A conversation, and the region's connector through which it is reached. */
export type Conversation = { readonly serviceUrl: string; readonly id: string };

/** A card, drawn as the platform takes it. */
export type Attachment = { readonly contentType: string; readonly content: unknown };

/** What the bot says. `summary` is what a notification shows; `prompts` are offered to one person, for one press. */
export type Outgoing =
  | { readonly type: 'typing' }
  | {
      readonly type: 'message';
      readonly text: string | null;
      readonly summary: string | null;
      readonly attachments: readonly Attachment[];
      readonly prompts: { readonly to: string; readonly texts: readonly string[] } | null;
    };

/** A member of a conversation, by the platform's directory. */
export type Member = {
  readonly aadObjectId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly userPrincipalName: string | null;
  readonly tenantId: string | null;
  readonly userRole: string | null;
};

/** How a call ended. `refused`: by the platform, under its code. `unreachable`: `isDoubtful` where it may have been done all the same. */
export type Called<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly afterMs: number | null }
  | { readonly kind: 'unreachable'; readonly reason: string; readonly isDoubtful: boolean };

/** All that is used of Microsoft's bot libraries. Nothing here rejects, tries again, or sends a token to an address that was not allowed before. */
export interface BotFramework {
  /** Whether the platform signed this request; `unknown` where its keys cannot be had. */
  vouchesFor(
    authorization: string,
    request: { readonly channelId: string; readonly serviceUrl: string },
  ): Promise<'genuine' | 'forged' | 'unknown'>;
  /** Resolves to the new message's id. */
  send(to: Conversation, activity: Outgoing, signal: AbortSignal): Promise<Called<string>>;
  change(to: Conversation, id: string, activity: Outgoing, signal: AbortSignal): Promise<Called<null>>;
  remove(to: Conversation, id: string, signal: AbortSignal): Promise<Called<null>>;
  /** The chat of one person with the bot, which stays the same however often it is opened. */
  open(
    where: { readonly serviceUrl: string; readonly tenant: string; readonly user: string },
    signal: AbortSignal,
  ): Promise<Called<string>>;
  member(of: Conversation, id: string, signal: AbortSignal): Promise<Called<Member>>;
}
