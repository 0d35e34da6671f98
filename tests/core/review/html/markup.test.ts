import { expect, it } from 'vitest';
import { markupText, plainText } from '#lib/core/review/export/plain-text.ts';
import { html, ready } from '#lib/core/review/html/markup.ts';

it('escapes what is put into a template, also in attributes, and leaves markup as it is', () => {
  const name = `"><script>alert('1')</script>&amp;`;
  expect(html`<p title="${name}">${[html`<b>${1}</b>`, null, false, '<']}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;"><b>1</b>&lt;</p>',
  );
  expect(html`${ready('<svg/>')}`.text).toBe('<svg/>');
});

it('keeps line ends and tabs, and replaces what XML cannot hold', () => {
  expect(plainText('a\u0000b\tc\r\nd\u001be\ud800f\uffff')).toBe('a\ufffdb\tc\r\nd\ufffde\ufffdf\ufffd');
  expect(markupText('👩🏽‍💼 & التوفير')).toBe('👩🏽‍💼 &amp; التوفير');
});

it('leaves the indentation of the template away, and never that of a text', () => {
  const text = 'first\n    second';
  const { text: list } = html`<ul>
    <li>${text}</li>
  </ul>`;
  expect(list).toBe('<ul>\n<li>first\n    second</li>\n</ul>');
});
