import type { Json } from '../../../src/core/register/item';

/** A stretch of text that no client reads any markup in. */
export type TextRun = {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Medium' | 'Large';
  readonly isSubtle?: true;
  readonly italic?: true;
};

export type RichText = {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
  readonly separator?: true;
};

/** For our own plain words only: clients read Markdown in it. */
type Heading = {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly style: 'heading';
  readonly weight: 'Bolder';
  readonly size: 'Default' | 'Medium' | 'Large';
  readonly wrap: true;
  readonly spacing?: Spacing;
};

export type Spacing = 'None' | 'Small' | 'Medium' | 'Large';

export type Container = {
  readonly type: 'Container';
  readonly items: readonly Element[];
  readonly style?: 'emphasis';
  readonly spacing?: Spacing;
  readonly separator?: true;
  readonly selectAction?: CardAction;
};

type ColumnSet = {
  readonly type: 'ColumnSet';
  readonly columns: readonly {
    readonly type: 'Column';
    readonly width: 'stretch' | 'auto';
    readonly verticalContentAlignment?: 'Center';
    readonly items: readonly Element[];
  }[];
};

export type InputText = {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly errorMessage: string;
  readonly isMultiline: boolean;
  readonly maxLength: number;
  readonly value?: string;
};

export type InputChoiceSet = {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly errorMessage: string;
  readonly style: 'compact' | 'expanded';
  readonly wrap: true;
  readonly value?: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
};

export type Element = RichText | Heading | Container | ColumnSet | InputText | InputChoiceSet;

type ActionLook = { readonly title: string; readonly style?: 'positive' | 'destructive' };

export type SubmitAction = ActionLook & { readonly type: 'Action.Submit'; readonly data: Json };

export type ExecuteAction = ActionLook & {
  readonly type: 'Action.Execute';
  readonly verb: string;
  readonly data: Json;
  readonly fallback?: SubmitAction;
};

export type CardAction =
  | SubmitAction
  | ExecuteAction
  | (ActionLook & { readonly type: 'Action.OpenUrl'; readonly url: string })
  | (ActionLook & {
      readonly type: 'Action.ShowCard';
      readonly card: { readonly type: 'AdaptiveCard'; readonly actions: readonly CardAction[] };
    });

/** An Adaptive Card 1.5, as much of it as Remit draws. */
export type AdaptiveCard = {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly actions?: readonly CardAction[];
  readonly refresh?: { readonly action: ExecuteAction; readonly userIds: readonly string[] };
  readonly msteams?: { readonly width: 'Full' };
};

/** How many bytes this takes on the wire. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value), 'utf8');
