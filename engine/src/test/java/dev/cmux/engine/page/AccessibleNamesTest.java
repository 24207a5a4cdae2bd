package dev.cmux.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

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
