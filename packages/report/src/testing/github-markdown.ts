import type { Nodes, Root, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Reads Markdown as GitHub does (GFM: tables, automatic links, footnotes). */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** All nodes, the tree's own order. */
export function nodesOf(node: Nodes): Nodes[] {
  return 'children' in node ? [node, ...node.children.flatMap(nodesOf)] : [node];
}

/** What a reader sees of a node. */
export function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The tables as texts of their cells. */
export function tablesOf(text: string): string[][][] {
  return nodesOf(parseMarkdown(text))
    .filter((node): node is Table => node.type === 'table')
    .map((table) => table.children.map((row) => row.children.map(textOf)));
}

/** HTML that the report writes itself; anything else came from outside. */
export const OWN_HTML =
  /^(?:<\/?(?:details|sub|code)>|<span>|<\/span>|<details><summary>.*<\/summary>)$/s;

/**
 * Mentions, references and links that GitHub would make of the text outside code: it looks for
 * them after Markdown was rendered, in text that is not code.
 */
export function referencesOf(text: string): string[] {
  let codeDepth = 0;
  const found: string[] = [];
  for (const node of nodesOf(parseMarkdown(text))) {
    if (node.type === 'link' || node.type === 'image') found.push(node.url);
    if (node.type === 'html')
      codeDepth += node.value === '<code>' ? 1 : node.value === '</code>' ? -1 : 0;
    if (node.type !== 'text' && node.type !== 'html') continue;
    if (codeDepth > 0 && node.type === 'text') continue;
    const value = node.type === 'html' ? withoutCode(node.value) : node.value;
    found.push(...(value.match(/(?<![\p{L}\p{N}_`])@[\p{L}\p{N}]/gu) ?? []));
    found.push(...(value.match(/(?:#|gh-)\d/giu) ?? []));
    found.push(...(value.match(/https?:\/\/|www\.|:(?!\d\d:)[a-z0-9_+-]+:/giu) ?? []));
  }
  return found;
}

function withoutCode(html: string): string {
  return html.replace(/<code>.*?<\/code>/gs, '');
}
