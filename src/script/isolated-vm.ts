/** The part of the package `isolated-vm` that is used; the package itself is installed by whoever wants it. */
export interface IsolatedVm {
  readonly Isolate: new (options: { readonly memoryLimit: number }) => Isolate;
  readonly Callback: new (act: (...parameters: readonly unknown[]) => unknown) => object;
}

export interface Isolate {
  readonly isDisposed: boolean;
  createContextSync(): IsolateContext;
  compileScriptSync(source: string, place: { readonly filename: string; readonly lineOffset: number }): IsolateScript;
}

export interface IsolateContext {
  evalClosureSync(
    source: string,
    parameters: readonly unknown[],
    options: { readonly result: { readonly reference: true } },
  ): Reference;
}

export interface IsolateScript {
  runSync(context: IsolateContext, options: { readonly reference: true }): Reference;
}

/** Something in the isolate, held from outside. */
export interface Reference {
  getSync(name: string, options: { readonly reference: true }): Reference;
  applySync(receiver: undefined, parameters: readonly unknown[], limit?: { readonly timeout?: number }): unknown;
  derefInto(): object;
}
