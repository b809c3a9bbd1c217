/** Whether an item's name is one of a row of numbers; that of an item which is kept from somebody is drawn. */
export const isCounted = (reference: string): boolean => reference.startsWith('R-');
