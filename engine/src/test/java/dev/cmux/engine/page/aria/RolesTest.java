package dev.cmux.engine.page.aria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.page.PageFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One row a rule: the role of `#x`. The topics are those of the web-platform-tests for html-aam and for role handling in wai-aria.
class RolesTest {

  private final PageFixture fixture = new PageFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void check(String role, String html) {
    var page = fixture.load("<body>" + html);
    assertThat(new Look().roles().of(PageFixture.first(page, "#x"))).as(html).isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      group        | <address id=x>t</address>
      article      | <article id=x>t</article>
      blockquote   | <blockquote id=x>t</blockquote>
      button       | <button id=x>t</button>
      code         | <code id=x>t</code>
      definition   | <dl><dt>a<dd id=x>t</dl>
      term         | <dl><dt id=x>a<dd>t</dl>
      deletion     | <del id=x>t</del>
      deletion     | <s id=x>t</s>
      group        | <details id=x><summary>s</summary></details>
      term         | <dfn id=x>t</dfn>
      emphasis     | <em id=x>t</em>
      group        | <fieldset id=x></fieldset>
      figure       | <figure id=x></figure>
      heading      | <h1 id=x>t</h1>
      heading      | <h6 id=x>t</h6>
      group        | <hgroup id=x></hgroup>
      separator    | <hr id=x>
      insertion    | <ins id=x>t</ins>
      main         | <main id=x></main>
      mark         | <mark id=x>t</mark>
      list         | <menu id=x></menu>
      meter        | <meter id=x></meter>
      navigation   | <nav id=x></nav>
      list         | <ol id=x></ol>
      list         | <ul id=x></ul>
      status       | <output id=x></output>
      paragraph    | <p id=x>t</p>
      progressbar  | <progress id=x></progress>
      search       | <search id=x></search>
      strong       | <strong id=x>t</strong>
      subscript    | <sub id=x>t</sub>
      superscript  | <sup id=x>t</sup>
      textbox      | <textarea id=x></textarea>
      time         | <time id=x>t</time>
      option       | <select><option id=x>t</select>
      group        | <select><optgroup id=x label=g></select>
      listbox      | <datalist id=x></datalist>
      math         | <math id=x></math>
      img          | <svg id=x></svg>
      iframe       | <iframe id=x></iframe>
      generic      | <div id=x>t</div>
      generic      | <span id=x>t</span>
      generic      | <b id=x>t</b>
      generic      | <i id=x>t</i>
      generic      | <u id=x>t</u>
      generic      | <q id=x>t</q>
      generic      | <pre id=x>t</pre>
      generic      | <small id=x>t</small>
      generic      | <samp id=x>t</samp>
      generic      | <bdi id=x>t</bdi>
      generic      | <data id=x value=1>t</data>
      generic      | <my-card id=x>t</my-card>
      list            | <dir id=x></dir>
      generic         | <dl id=x></dl>
      generic         | <figure><figcaption id=x></figcaption></figure>
      generic         | <fieldset><legend id=x>a</legend></fieldset>
      generic         | <label id=x></label>
      generic         | <abbr id=x></abbr>
      generic         | <cite id=x></cite>
      generic         | <kbd id=x></kbd>
      generic         | <var id=x></var>
      generic         | <canvas id=x></canvas>
      generic         | <video id=x></video>
      generic         | <audio id=x></audio>
      generic         | <object id=x></object>
      generic         | <ruby id=x></ruby>
      option          | <datalist><option id=x></datalist>
      """)
  void elementsHaveTheirRole(String role, String html) {
    check(role, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      link          | <a id=x href=#>t</a>
      generic       | <a id=x>t</a>
      link          | <map><area id=x href=#></map>
      complementary | <aside id=x></aside>
      complementary | <main><aside id=x></aside></main>
      generic       | <article><aside id=x></aside></article>
      generic       | <main><article><aside id=x></aside></article></main>
      complementary | <section><aside id=x aria-label=n></aside></section>
      generic       | <aside><aside id=x></aside></aside>
      banner        | <header id=x></header>
      banner        | <div><header id=x></header></div>
      generic       | <main><header id=x></header></main>
      generic       | <article><header id=x></header></article>
      generic       | <div role=region aria-label=r><header id=x></header></div>
      contentinfo   | <footer id=x></footer>
      generic       | <nav><footer id=x></footer></nav>
      banner        | <section role=presentation><header id=x></header></section>
      form          | <form id=x aria-label=n></form>
      form          | <form id=x title=n></form>
      generic       | <form id=x></form>
      region        | <section id=x aria-label=n></section>
      region        | <h2 id=h>n</h2><section id=x aria-labelledby=h></section>
      generic       | <section id=x></section>
      generic       | <section id=x aria-label=' '></section>
      generic       | <section id=x aria-labelledby=missing></section>
      button        | <details><summary id=x>s</summary></details>
      generic       | <summary id=x>s</summary>
      generic       | <details><summary>a</summary><summary id=x>b</summary></details>
      generic       | <details><div><summary id=x>b</summary></div></details>
      listitem      | <ul><li id=x>t</ul>
      listitem      | <menu><li id=x>t</menu>
      listitem      | <div role=list><li id=x>t</li></div>
      generic       | <div><li id=x>t</li></div>
      generic         | <map><area id=x></map>
      generic         | <article><footer id=x></footer></article>
      generic         | <ul><div><li id=x>a</li></div></ul>
      generic         | <a id=x name=n>t</a>
      link            | <a id=x href=''>t</a>
      """)
  void contextDecides(String role, String html) {
    check(role, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      textbox    | <input id=x>
      textbox    | <input id=x type=text>
      textbox    | <input id=x type=nonsense>
      textbox    | <input id=x type=email>
      textbox    | <input id=x type=tel>
      textbox    | <input id=x type=url>
      textbox    | <input id=x type=password>
      textbox    | <input id=x type=date>
      searchbox  | <input id=x type=search>
      combobox   | <input id=x list=l><datalist id=l></datalist>
      combobox   | <input id=x type=search list=l><datalist id=l></datalist>
      textbox    | <input id=x list=missing>
      button     | <input id=x type=button>
      button     | <input id=x type=SUBMIT>
      button     | <input id=x type=reset>
      button     | <input id=x type=image>
      button     | <input id=x type=file>
      checkbox   | <input id=x type=checkbox>
      switch     | <input id=x type=checkbox switch>
      switch     | <input id=x type=checkbox role=switch>
      button     | <input id=x type=checkbox aria-pressed=true>
      radio      | <input id=x type=radio>
      slider     | <input id=x type=range>
      spinbutton | <input id=x type=number>
      none       | <input id=x type=hidden>
      combobox   | <select id=x><option>a</select>
      combobox   | <select id=x size=1><option>a</select>
      listbox    | <select id=x size=2><option>a</select>
      listbox    | <select id=x multiple><option>a</select>
      textbox    | <div id=x contenteditable>t</div>
      textbox    | <div id=x contenteditable=plaintext-only>t</div>
      generic    | <div id=x contenteditable=false>t</div>
      combobox        | <input id=x type=email list=l><datalist id=l></datalist>
      combobox        | <input id=x type=url list=l><datalist id=l></datalist>
      textbox         | <input id=x type=password list=l><datalist id=l></datalist>
      spinbutton      | <input id=x type=number list=l><datalist id=l></datalist>
      slider          | <input id=x type=range list=l><datalist id=l></datalist>
      listbox         | <select id=x multiple size=1></select>
      combobox        | <select id=x size=0></select>
      separator       | <select><option>a</option><hr id=x></select>
      textbox         | <input id=x type=month>
      textbox         | <input id=x type=color>
      button          | <input id=x type=button aria-pressed=true>
      """)
  void controlsHaveTheRoleOfTheirType(String role, String html) {
    check(role, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      img  | <img id=x alt=cat>
      img  | <img id=x>
      none | <img id=x alt>
      none | <img id=x alt=''>
      img  | <img id=x alt='' title=cat>
      img  | <img id=x alt='' aria-label=cat>
      img  | <img id=x alt='' tabindex=0>
      """)
  void anEmptyAltTextSilencesAnImage(String role, String html) {
    check(role, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      table        | <table id=x><tr><td>1</table>
      caption      | <table><caption id=x>c</caption></table>
      rowgroup     | <table><thead id=x><tr><th>h</thead></table>
      row          | <table><tr id=x><td>1</table>
      cell         | <table><tr><td id=x>1</table>
      gridcell     | <table role=grid><tr><td id=x>1</table>
      columnheader | <table><tr><th id=x>a<th>b<tr><td>1<td>2</table>
      columnheader | <table><tr><th>a<th id=x>b<th>c<tr><td>1<td>2<td>3</table>
      rowheader    | <table><tr><th id=x>a<td>1</table>
      rowheader    | <table><tr><th id=x scope=row>a<th>b</table>
      rowheader    | <table><tr><th id=x scope=rowgroup>a<th>b</table>
      columnheader | <table><tr><th id=x scope=col>a<td>b</table>
      columnheader | <table><tr><th id=x>a<tr><td>1</table>
      cell         | <table><tr><th id=x>a</table>
      none         | <table role=presentation><tr id=x><td>1</table>
      none         | <table role=none><tr><td id=x>1</table>
      table        | <table id=x role=none aria-label=n><tr><td>1</table>
      cell         | <table role=none aria-label=n><tr><td id=x>1</table>
      gridcell        | <table role=treegrid><tr><td id=x>a</table>
      columnheader    | <table role=grid><tr><th id=x>a<th>b<tr><td>1<td>2</table>
      rowgroup        | <table><tfoot id=x><tr><td>1</tfoot></table>
      rowgroup        | <table><tbody id=x><tr><td>1</table>
      none            | <table role=none><tbody><tr><th id=x>1</table>
      """)
  void tablesHaveRolesByTheirShape(String role, String html) {
    check(role, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      button  | <div id=x role=button>t</div>
      button  | <div id=x role=' BUTTON '>t</div>
      tab     | <button id=x role=tab>t</button>
      link    | <div id=x role='nonsense link button'>t</div>
      button  | <button id=x role=nonsense>t</button>
      button  | <button id=x role=''>t</button>
      generic | <div id=x role=command>t</div>
      img     | <div id=x role=image>t</div>
      list    | <div id=x role=directory>t</div>
      group   | <div id=x role='region group'>t</div>
      region  | <div id=x role='region group' aria-label=n>t</div>
      generic | <div id=x role=form>t</div>
      none    | <h1 id=x role=none>t</h1>
      none    | <ul id=x role=presentation></ul>
      none    | <ul role=presentation><li id=x>t</ul>
      button  | <button id=x role=none>t</button>
      link    | <a id=x role=presentation href=#>t</a>
      none    | <button id=x role=none disabled>t</button>
      heading | <h1 id=x role=none aria-label=n>t</h1>
      heading | <h1 id=x role=none tabindex=-1>t</h1>
      none    | <h1 id=x role=none aria-hidden=false>t</h1>
      region          | <section id=x role=none aria-label=n></section>
      search          | <form id=x role=search></form>
      img             | <img id=x role=none tabindex=0 alt=a>
      none            | <img id=x role=none alt=a>
      none            | <img id=x role=presentation>
      graphics-object | <svg><g id=x role=graphics-object></g></svg>
      generic         | <div id=x role=text>t</div>
      listitem        | <ul role=list><li id=x>t</ul>
      document        | <div id=x role=document></div>
      none            | <ul role=none><li id=x role=listitem2>t</ul>
      listitem        | <ul role=none><li id=x role=listitem>t</ul>
      none            | <dl role=none><dt id=x>a</dl>
      generic         | <fieldset role=none id=x2><legend id=x>a</legend></fieldset>
      none            | <figure role=none id=x></figure>
      iframe          | <iframe id=x role=nonsense></iframe>
      heading         | <div id=x role=heading>a</div>
      """)
  void theRoleAttributeDecidesWithItsFallbacksAndConflicts(String role, String html) {
    check(role, html);
  }
}
