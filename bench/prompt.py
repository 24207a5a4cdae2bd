#!/usr/bin/env python3
"""Measures the prompt in a real pseudo-terminal: `bench/prompt.py [CMUX]`.

Start: from the start of the process to the first prompt, in wall time and in the processor time of the process by then.
Keys: from a key to its echo, while eight surfaces work as hard as they can.
"""
import fcntl, os, pty, re, select, statistics, struct, sys, tempfile, termios, time

CMUX = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cmux')
STATE = tempfile.mkdtemp(prefix='cmux-bench-')


def start():
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM='xterm-256color', XDG_STATE_HOME=STATE)
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
        os.execv(CMUX, [CMUX, 'repl'])
    return pid, terminal


def until(terminal, pattern, seconds=60):
    """Reads until the text, without its escape sequences, has the pattern."""
    seen, end = b'', time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.5)[0]:
            seen += os.read(terminal, 65536)
            if re.search(pattern, re.sub(rb'\x1b\[[0-9;?]*[ -/]*[@-~]', b'', seen)):
                return
    raise SystemExit(f'no {pattern} in {seen!r}')


def processor_ms(pid):
    fields = open(f'/proc/{pid}/stat').read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf('SC_CLK_TCK')


def leave(pid, terminal):
    os.write(terminal, b'\x04')
    while True:
        try:
            if not os.read(terminal, 65536):
                break
        except OSError:
            break
    os.waitpid(pid, 0)


def tell(name, times):
    times.sort()
    print(f'{name}: {statistics.median(times):.0f} ms median, {times[0]:.0f} ms fastest, {times[int(len(times) * 0.9)]:.0f} ms 9 of 10 (of {len(times)})')


wall, processor = [], []
for attempt in range(7):
    began = time.monotonic()
    pid, terminal = start()
    until(terminal, rb'cmux> ')
    if attempt >= 2:
        wall.append((time.monotonic() - began) * 1000)
        processor.append(processor_ms(pid))
    leave(pid, terminal)
tell('start to prompt, wall', wall)
tell('start to prompt, processor', processor)

pid, terminal = start()
until(terminal, rb'cmux> ')
os.write(terminal, b"for (let i = 0; i < 8; i++) (await cmux.open()).eval('setInterval(() => { for (let end = Date.now() + 90; Date.now() < end;); }, 100)'); 'working'\r")
until(terminal, rb"'working'")
time.sleep(2)
keys = []
for n in range(60):
    key = b'abcdefghij'[n % 10:n % 10 + 1]
    began = time.monotonic()
    os.write(terminal, key)
    until(terminal, re.escape(key))
    keys.append((time.monotonic() - began) * 1000)
    time.sleep(0.02)
tell('key to echo under eight working surfaces', keys)
os.write(terminal, b'\x15')
leave(pid, terminal)
