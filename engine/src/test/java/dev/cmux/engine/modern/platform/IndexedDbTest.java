package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.testing.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// IndexedDB, as applications and the small wrappers around it use it.
class IndexedDbTest {

  private static final String TOOLS =
      """
      function done(request) {
        return new Promise(function (resolve, reject) {
          request.onsuccess = function () { resolve(request.result); };
          request.onerror = function (e) { e.preventDefault(); reject(request.error); };
        });
      }
      function open(version, upgrade) {
        var request = indexedDB.open('shop', version);
        request.onupgradeneeded = function (e) { upgrade(request.result, e, request.transaction); };
        return done(request);
      }
      function shop() {
        return open(1, function (db) {
          var items = db.createObjectStore('items', {keyPath: 'id', autoIncrement: true});
          items.createIndex('price', 'price');
          items.createIndex('code', 'code', {unique: true});
          items.createIndex('tags', 'tags', {multiEntry: true});
        });
      }
      """;

  private final TestSite site = TestSite.start();
  private final TestWindow window = new TestWindow();

  @BeforeEach
  void openPage() {
    site.page("/", "<!doctype html><body><script>" + TOOLS + "</script>");
    site.page("/other", "<!doctype html><body><script>" + TOOLS + "</script>");
    window.open(site.url("/"));
  }

  @AfterEach
  void close() {
    window.close();
    site.close();
  }

  @Test
  void recordsAreKeptWithGeneratedKeysAndFoundByIndex() {
    assertThat(window.await("""
        shop().then(function (db) {
          var tx = db.transaction('items', 'readwrite'), items = tx.objectStore('items');
          items.add({price: 30, code: 'c', tags: ['x', 'y']});
          items.add({price: 10, code: 'a', tags: ['y'], when: new Date(5), more: new Map([[1, {a: undefined}]])});
          return done(items.add({price: 20, code: 'b'})).then(function (key) {
            return done(items.index('price').getAll(IDBKeyRange.lowerBound(15))).then(function (dear) {
              return done(items.index('tags').getAllKeys('y')).then(function (tagged) {
                return done(items.get(2)).then(function (two) {
                  return [key, dear.map(function (i) { return i.code; }), tagged, two.when.getTime(),
                      two.more.get(1).hasOwnProperty('a'), db.objectStoreNames.contains('items'), items.indexNames].join('|');
                });
              });
            });
          });
        })""")).isEqualTo("resolved 3|b,c|1,2|5|true|true|code,price,tags");
  }

  @Test
  void cursorsWalkBothWaysAndChangeWhatTheyShow() {
    assertThat(window.await("""
        shop().then(function (db) {
          var items = db.transaction('items', 'readwrite').objectStore('items');
          [3, 1, 2].forEach(function (n) { items.put({id: n, price: n * 10, code: 'k' + n}); });
          return new Promise(function (resolve) {
            var seen = [], walk = items.index('price').openCursor(null, 'prev');
            walk.onsuccess = function () {
              var c = walk.result;
              if (!c) { done(items.getAll()).then(function (all) { resolve(seen.join() + '|' + JSON.stringify(all)); }); return; }
              seen.push(c.key + ':' + c.primaryKey);
              if (c.primaryKey === 2) { c.delete(); } else if (c.primaryKey === 1) { c.update({id: 1, price: 11, code: 'n'}); }
              c.continue();
            };
          });
        })""")).isEqualTo("resolved 30:3,20:2,10:1|[{\"id\":1,\"price\":11,\"code\":\"n\"},{\"id\":3,\"price\":30,\"code\":\"k3\"}]");
  }

  @Test
  void aFailedConstraintAbortsAndLeavesNothing() {
    assertThat(window.await("""
        shop().then(function (db) {
          var tx = db.transaction('items', 'readwrite'), items = tx.objectStore('items');
          items.add({id: 1, code: 'same'});
          items.add({id: 2, code: 'same'});
          return new Promise(function (resolve) {
            tx.onabort = function () {
              done(db.transaction('items').objectStore('items').count()).then(function (n) { resolve(tx.error.name + n); });
            };
          });
        })""")).isEqualTo("resolved ConstraintError0");
  }

  @Test
  void databasesOutliveThePageAndAreUpgraded() {
    assertThat(window.await("""
        shop().then(function (db) {
          var tx = db.transaction('items', 'readwrite');
          tx.objectStore('items').put({id: 'k', price: 1, code: 'x'});
          return new Promise(function (resolve) { tx.oncomplete = function () { db.close(); resolve('saved'); }; });
        })""")).isEqualTo("resolved saved");
    window.open(site.url("/other"));
    assertThat(window.await("""
        open(2, function (db, e, tx) {
          db.createObjectStore('notes');
          tx.objectStore('items').createIndex('both', ['price', 'code']);
        }).then(function (db) {
          return done(db.transaction('items').objectStore('items').index('both').get([1, 'x'])).then(function (i) {
            return i.id + db.version + Array.from(db.objectStoreNames);
          });
        })""")).isEqualTo("resolved k2items,notes");
    assertThat(window.await("done(indexedDB.open('shop', 1))")).isEqualTo("rejected VersionError");
  }

  @Test
  void keysSortByTypeAndValue() {
    assertThat(window.eval("""
        [[-1, 1], [2, 10], [1, new Date(0)], [new Date(0), 'a'], ['a', 'b'], ['b', []], [[1], [1, 2]], ['a', 'a\\u0000']]
            .map(function (pair) { return indexedDB.cmp(pair[0], pair[1]); }).join()
        """)).isEqualTo("-1,-1,-1,-1,-1,-1,-1,-1");
  }
}
