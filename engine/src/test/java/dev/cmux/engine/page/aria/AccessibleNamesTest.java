package dev.cmux.engine.page.aria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.page.PageFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One row a rule: the name of `#x`. The groups are the topics of the web-platform-tests for accname.
class AccessibleNamesTest {

  private final PageFixture fixture = new PageFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void check(String name, String html) {
    var page = fixture.load("<body>" + html);
    assertThat(new Look().names().of(PageFixture.first(page, "#x"))).as(html).isEqualTo(name == null ? "" : name);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      one             | <p id=a>one</p><button id=x aria-labelledby=a>no</button>
      one two three   | <i id=a>one</i><i id=b>two</i><i id=c>three</i><nav id=x aria-labelledby='a b c'></nav>
      two one         | <i id=a>one</i><i id=b>two</i><nav id=x aria-labelledby=' b  a '></nav>
      Delete file.txt | <i id=f>file.txt</i><button id=x aria-label=Delete aria-labelledby='x f'>no</button>
      Save draft      | <i id=f>draft</i><button id=x aria-labelledby='x f'>Save</button>
      own             | <button id=x aria-labelledby=missing>own</button>
      own             | <i id=a></i><button id=x aria-labelledby=a>own</button>
      label           | <i id=a> </i><button id=x aria-labelledby=a aria-label=label>own</button>
      one             | <i id=a aria-labelledby=b>one</i><i id=b>two</i><button id=x aria-labelledby=a>no</button>
      misspelt        | <i id=a>misspelt</i><button id=x aria-labeledby=a>no</button>
      right           | <i id=a>right</i><i id=b>wrong</i><button id=x aria-labelledby=a aria-labeledby=b>no</button>
      Ann             | <input id=f value=Ann><button id=x aria-labelledby=f>no</button>
      cat             | <img id=a alt=cat><button id=x aria-labelledby=a>no</button>
      t               | <i id=a title=t></i><button id=x aria-labelledby=a></button>
      Lab             | <label for=i>Lab</label><input type=checkbox id=i><button id=x aria-labelledby=i></button>
      two             | <select id=i><option>one<option selected>two</select><button id=x aria-labelledby=i></button>
      own             | <i id=A>no</i><button id=x aria-labelledby=a>own</button>
      """)
  void labelledByComesFirst(String name, String html) {
    check(name, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      a b c | <i id=a hidden>a <b hidden>b <u hidden>c</u></b></i><button id=x aria-labelledby=a></button>
      a     | <i id=a>a <b hidden>b</b></i><button id=x aria-labelledby=a></button>
      a b   | <i id=a style='visibility:hidden'>a <b>b</b></i><button id=x aria-labelledby=a></button>
      a     | <i id=a>a <b style='visibility:hidden'>b</b></i><button id=x aria-labelledby=a></button>
      a b   | <i id=a aria-hidden=true>a <b aria-hidden=true>b</b></i><button id=x aria-labelledby=a></button>
      a     | <i id=a>a <b aria-hidden=true>b</b></i><button id=x aria-labelledby=a></button>
      a b   | <i id=a style='display:none'>a <b>b</b></i><button id=x aria-labelledby=a></button>
      a     | <div hidden><i id=a>a</i></div><button id=x aria-labelledby=a></button>
      t               | <details><summary>s</summary><i id=a>t</i></details><button id=x aria-labelledby=a></button>
      """)
  void hiddenTextCountsWhenItIsWhatIsReferred(String name, String html) {
    check(name, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      shown      | <button id=x><i aria-hidden=true>no</i><i hidden>no</i><i>shown</i></button>
      shown      | <button id=x><i style='display:none'>no</i>shown</button>
      a c        | <h2 id=x>a <i style='visibility:hidden'>b <b style='visibility:visible'>c</b></i></h2>
      shown      | <button id=x>shown<script>no</script><style>no{}</style><template>no</template></button>
      shown      | <style>.h{display:none}</style><button id=x>shown<i class=h>no</i></button>
      a               | <button id=x>a<i hidden=until-found>b</i></button>
      a               | <button id=x>a<i style='visibility:collapse'>b</i></button>
      a b             | <h2 id=x>a<details><summary>b</summary>c</details></h2>
      a               | <h2 id=x>a<dialog>b</dialog></h2>
      a               | <button id=x>a<i inert>b</i></button>
      a               | <button id=x><i style='opacity:0'>a</i></button>
      """)
  void hiddenContentDoesNotCount(String name, String html) {
    check(name, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      label  | <button id=x aria-label=label>no</button>
      label  | <button id=x aria-label='  label '>no</button>
      own    | <button id=x aria-label='  '>own</button>
      own    | <button id=x aria-label=''>own</button>
      label  | <img id=x alt=no aria-label=label>
      label  | <label for=x>no</label><input id=x aria-label=label>
      label  | <button id=x aria-label=label title=no></button>
      label  | <table><tr id=x aria-label=label><td>no</table>
      label  | <ul><li id=x aria-label=label>no</ul>
             | <div id=x aria-label=ignored>t</div>
             | <p id=x aria-label=ignored>t</p>
             | <strong id=x aria-label=ignored>t</strong>
      """)
  void theLabelAttributeNamesWhatMayBeNamed(String name, String html) {
    check(name, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Name         | <label for=x>Name</label><input id=x>
      Name         | <label>Name <input id=x></label>
      Name         | <label><input id=x type=checkbox> Name</label>
      First Last   | <label for=x>First</label><label for=x>Last</label><input id=x>
      Name         | <label for=x hidden>Name</label><input id=x>
      Name         | <label for=x style='visibility:hidden'>Name</label><input id=x>
      Name         | <label for=x aria-hidden=true>Name</label><input id=x>
      Name         | <label for=x>Name</label><select id=x><option>a</select>
      Name         | <label for=x>Name</label><textarea id=x>text</textarea>
      Name         | <label for=x>Name</label><button id=x>own</button>
      Name         | <label for=x>Name</label><input id=x type=button value=own>
      Name         | <label for=x>Name</label><meter id=x></meter>
      Name         | <label for=x>Name</label><input id=x type=file>
      go           | <input id=x type=button value=go>
      go           | <input id=x type=submit value=go>
      Submit       | <input id=x type=submit>
      Reset        | <input id=x type=reset>
      find         | <input id=x type=image alt=find>
      Submit       | <input id=x type=image>
      Choose File  | <input id=x type=file>
      Size         | <fieldset id=x><legend>Size</legend><p>no</p></fieldset>
      Chart        | <figure id=x><p>no</p><figcaption>Chart</figcaption></figure>
      Prices       | <table id=x><caption>Prices</caption><tr><td>1</table>
      cat          | <img id=x alt=cat title=no>
      cat          | <img id=x title=cat>
      cat          | <img id=x alt='' title=cat>
      map          | <map><area id=x href=# alt=map></map>
      Logo         | <svg id=x><title>Logo</title><text>no</text></svg>
                   | <svg id=x><g><title>no</title></g></svg>
      Colours      | <select><optgroup id=x label=Colours><option>red</optgroup></select>
      red          | <select><option id=x>red</select>
      short        | <select><option id=x label=short>red</select>
      City         | <input id=x placeholder=City>
      Town         | <input id=x title=Town placeholder=City>
      City         | <textarea id=x placeholder=City></textarea>
                   | <input id=x type=checkbox placeholder=City>
      L               | <fieldset id=x><div>no</div><legend>L</legend></fieldset>
                      | <fieldset id=x><div><legend>L</legend></div></fieldset>
      L               | <fieldset id=x><legend>L</legend><legend>M</legend></fieldset>
      t               | <fieldset id=x title=t></fieldset>
      t               | <map><area id=x href=# title=t></map>
      pic             | <label for=x><img alt=pic></label><input id=x>
      t               | <label for=x title=t></label><input id=x>
      Name            | <label for=x aria-label=Name>no</label><input id=x>
                      | <details id=x><summary>s</summary></details>
                      | <iframe id=x name=n></iframe>
                      | <input id=x type=date placeholder=City>
                      | <input id=x type=time placeholder=City>
      City            | <input id=x type=number placeholder=City>
      Name            | <label>Name<select id=x><option>a<option>b</select></label>
      Name            | <label>Name <textarea id=x>no</textarea></label>
      b               | <label for=x>b</label><label><input type=hidden id=y>c</label><input id=x>
      cap             | <table id=x><caption>cap</caption><caption>no</caption></table>
      sum             | <table id=x summary=sum></table>
      t               | <table id=x title=t></table>
      fc              | <figure id=x><figcaption>fc</figcaption><img alt=no></figure>
      lab             | <label for=x>lab</label><output id=x>no</output>
      a               | <label for=x>a</label><progress id=x></progress>
      v               | <input id=x type=reset value=v>
      t               | <input id=x type=button title=t>
      a               | <input id=x type=image alt=a value=v title=t>
      t               | <input id=x type=image title=t>
      a               | <select><optgroup label=g><option id=x label=a>b</optgroup></select>
      """)
  void htmlNamesItsElements(String name, String html) {
    check(name, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      label           | <button id=x>label</button>
      label           | <a id=x href=#> label </a>
      a b c           | <h2 id=x>a <b>b</b> <i>c</i></h2>
      abc             | <h2 id=x>a<b>b</b><i>c</i></h2>
      a b c           | <h2 id=x>a<div>b</div>c</h2>
      a b             | <h2 id=x>a<br>b</h2>
      a b             | <h2 id=x><span style='display:inline-block'>a</span>b</h2>
      ab              | <h2 id=x>a<!-- comment -->b</h2>
      cat             | <a id=x href=#><img alt=cat></a>
      my cat here     | <a id=x href=#>my <img alt=cat> here</a>
      my              | <a id=x href=#>my <img alt=''></a>
      Home            | <a id=x href=#><svg><title>Home</title></svg></a>
      a label c       | <button id=x>a <span aria-label=label>b</span> c</button>
      a t             | <button id=x>a <span title=t></span></button>
      1 2             | <table><tr id=x><td>1</td><td>2</td></table>
      Name            | <table><tr><th id=x>Name</th></table>
      More            | <details><summary id=x>More</summary>no</details>
                      | <div id=x>a div has no name from content</div>
                      | <ul id=x><li>nor has a list</ul>
                      | <nav id=x>nor a landmark</nav>
                      | <p id=x>nor a paragraph</p>
      image two three | <h3 id=x><a href=# aria-labelledby=i>one</a> <a href=#>two <img id=i alt=image> three</a></h3>
      a b             | <button id=x aria-owns=o>a </button><i id=o>b</i>
      Name            | <label for=x role=none>Name</label><input id=x>
                      | <label for=x>no</label><div id=x role=textbox></div>
      pic             | <button id=x><img alt=pic></button>
      T               | <svg><g id=x role=img><title>T</title><path/></g></svg>
      a b             | <a id=x href=#><span style='display:block'>a</span>b</a>
      a b             | <h2 id=x><table><tr><td>a<td>b</table></h2>
      a b             | <button id=x style='display:flex'><span>a</span><span>b</span></button>
      a b             | <button id=x><span style='display:inline-flex'><i>a</i><i>b</i></span></button>
      a b             | <button id=x style='display:grid'><span>a</span><span>b</span></button>
      a b             | <a id=x href=#>a<span style='position:absolute'>b</span></a>
      a b             | <a id=x href=#>a<span style='float:right'>b</span></a>
      a b c           | <button id=x>a <i role=presentation>b</i> <i role=none aria-label=c></i></button>
      a               | <h2 id=x>a <ul role=menu><li role=menuitem>b</ul></h2>
      a 2             | <h2 id=x>a <select><option>1<option selected>2</select></h2>
      a b             | <button id=x>&#10; a&#10;&#9; b </button>
      a b             | <button id=x><pre>a  b</pre></button>
      a b             | <ul><li>a</ul><div id=x role=link>a <ul><li>b</ul></div>
      T               | <div id=x role=img aria-label=T>no</div>
                      | <div id=x role=img>no</div>
      a               | <div id=x role=tooltip>a</div>
      a b             | <div id=x role=row><i role=cell>a</i> <i role=cell>b</i></div>
      a               | <div role=tree><div id=x role=treeitem>a</div></div>
      a               | <div id=x role=checkbox>a</div>
      a               | <div id=x role=switch>a</div>
      a               | <div id=x role=menuitemradio>a</div>
                      | <div id=x role=dialog>a</div>
                      | <div id=x role=alert>a</div>
                      | <div id=x role=listbox><i role=option>a</i></div>
                      | <div id=x role=article>a</div>
      a c             | <button id=x>a<!-- b --> c</button>
      file.txt        | <a id=x href=#><img alt='' src=a.png>file.txt</a>
      Go Home         | <a id=x href=#><span>Go</span> <span>Home</span></a>
      1               | <ol><li><a id=x href=#>1</a></ol>
      """)
  void contentNamesWhatAllowsIt(String name, String html) {
    check(name, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      before label   | <style>#x::before{content:'before '}</style><button id=x>label</button>
      label after    | <style>#x::after{content:' after'}</style><a href=# id=x>label</a>
      beforelabel    | <style>#x:before{content:"before"}</style><button id=x>label</button>
      spoken label   | <style>#x::before{content:'★' / 'spoken '}</style><button id=x>label</button>
      label          | <style>#x::before{content:'★' / ''}</style><button id=x>label</button>
      attr label     | <style>#x::before{content:attr(data-t)}</style><button id=x data-t='attr '>label</button>
      label          | <style>#x::before{content:'\\f101'}</style><button id=x>label</button>
      label          | <style>#x::before{content:'no';display:none}</style><button id=x>label</button>
      label          | <style>#x::before{content:none}</style><button id=x>label</button>
      label          | <style>#x::before{content:url(a.png)}</style><button id=x>label</button>
      in label       | <style>#x i::before{content:'in '}</style><button id=x><i></i>label</button>
      """)
  void generatedContentCounts(String name, String html) {
    check(name, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Flash 3 times     | <label for=x>Flash <input value=3> times</label><input id=x type=checkbox>
      Flash 3 times     | <label for=x>Flash <input type=number value=3> times</label><input id=x type=checkbox>
      Flash b times     | <label for=x>Flash <select><option>a<option selected>b</select> times</label><input id=x type=checkbox>
      Flash 7 times     | <label for=x>Flash <input type=range value=7> times</label><input id=x type=checkbox>
      Flash many times  | <label for=x>Flash <i role=slider aria-valuetext=many aria-valuenow=9></i> times</label><input id=x type=checkbox>
      Flash 9 times     | <label for=x>Flash <i role=spinbutton aria-valuenow=9></i> times</label><input id=x type=checkbox>
      Flash two times   | <label for=x>Flash <i role=textbox>two</i> times</label><input id=x type=checkbox>
      Flash b times     | <label for=x>Flash <i role=listbox><u role=option>a</u><u role=option aria-selected=true>b</u></i> times</label><input id=x type=checkbox>
      PIN               | <label for=x>PIN <input type=password value=secret></label><input id=x type=checkbox>
      a b             | <label for=x>a <input type=checkbox> b</label><input id=x type=radio>
      a b             | <label for=x>a <button>b</button></label><input id=x>
      a go b          | <label for=x>a <input type=button value=go> b</label><input id=x>
      Flash times     | <label>Flash <input id=x value=3> times</label>
      a b             | <h2 id=x>a <input value=b></h2>
      a 1 2           | <label for=x>a <select multiple><option selected>1<option selected>2<option>3</select></label><input id=x>
      a 0.5           | <label for=x>a <meter value=0.5></meter></label><input id=x>
      a seven         | <label for=x>a <i role=combobox><i role=listbox><i role=option aria-selected=true>seven</i><i role=option>no</i></i></i></label><input id=x>
      """)
  void aControlInsideALabelSaysItsValue(String name, String html) {
    check(name, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      t      | <a id=x href=# title=t><img alt=''></a>
      own    | <a id=x href=# title=t>own</a>
      t      | <div id=x role=group title=t>no</div>
      t      | <input id=x title=t>
      t      | <iframe id=x title=t></iframe>
      t      | <abbr id=x title=t>no</abbr>
      own    | <details><summary id=x title=t>own</summary></details>
      t      | <select id=x title=t><option>a</select>
      t               | <svg><a id=x xlink:href='#' xlink:title=t><path/></a></svg>
      t               | <h2 id=x title=t></h2>
      t               | <a id=x title=t>own</a>
      t               | <button id=x aria-label='' title=t></button>
      a b             | <button id=x title='a&#10; b'></button>
      t               | <div id=x title=t>text</div>
      """)
  void theTooltipComesLast(String name, String html) {
    check(name, html);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      more    | <i id=d>more</i><input id=x aria-describedby=d>
      a b     | <i id=d>a</i><i id=e hidden>b</i><input id=x aria-describedby='d e'>
      more    | <input id=x aria-description=more>
      tip     | <button id=x title=tip>own</button>
              | <button id=x title=tip></button>
      c               | <table id=x aria-label=n><caption>c</caption></table>
      s               | <table id=x summary=s><caption>c</caption></table>
      v               | <input id=x type=submit aria-label=n value=v>
      t               | <img id=x alt=a title=t>
      t               | <i id=d></i><img id=x alt=a title=t aria-describedby=d>
      d               | <svg id=x aria-label=n><desc>d</desc></svg>
      t               | <svg id=x aria-label=n><title>t</title></svg>
      de              | <i id=d>de</i><img id=x alt=a title=t aria-describedby='d missing' aria-description=no>
      """)
  void descriptionsAddToTheName(String description, String html) {
    var page = fixture.load("<body>" + html);
    assertThat(new Look().names().description(PageFixture.first(page, "#x")))
        .isEqualTo(description == null ? "" : description);
  }

  @Test
  void circularReferencesEnd() {
    check("b", "<section id=x aria-labelledby=b><i id=b aria-labelledby=x>b</i></section>");
    check("", "<section id=x aria-labelledby=x></section>");
  }

  @Test
  void nonBreakingSpacesAreKept() {
    check("\u00a0label", "<button id=x aria-label='&nbsp;label'>no</button>");
  }
}
