import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

/** An element of a page, flat: with its attributes and all text below it. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

function elementsBelow(node: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return node.childNodes.flatMap((child) =>
    'tagName' in child ? [child, ...elementsBelow(child)] : [],
  );
}

function textBelow(node: DefaultTreeAdapterTypes.ParentNode): string {
  return node.childNodes
    .map((child) => {
      if (child.nodeName === '#text' && 'value' in child) return child.value;
      return 'childNodes' in child ? textBelow(child) : '';
    })
    .join('');
}

/** Every element as a browser would build it, in order. */
export function readPage(html: string): PageElement[] {
  return elementsBelow(parse(html)).map((element) => ({
    name: element.tagName,
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    text: textBelow(element),
  }));
}
