/** What the workspace is doing. `share` is 0 to 1, null when the length is not known. */
export type Phase =
  | { readonly kind: 'starting'; readonly share: number | null }
  | {
      readonly kind: 'working';
      readonly label: string;
      readonly share: number | null;
      readonly isCancellable: boolean;
    }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string };
