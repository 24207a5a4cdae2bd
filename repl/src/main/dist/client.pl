# The quick half of the session client. The launcher calls it, where there is a Perl, with
#   BUILD LAUNCHER WORDS…
#
# It handles the common case only: a server of this build is running, and takes the words. In every other case it hands over to the Java
# client (dev.cmux.repl.client.Client), which starts, restarts and complains. Starting a JVM and opening a Unix domain socket in it takes
# 110 ms of processor time, this takes 10. The messages are those of dev.cmux.repl.wire.Request and Reply.
use strict;
use warnings;
use Socket;

my ($build, $launcher, @original) = @ARGV;
my $input = '';

sub hand_over {
  $ENV{CMUX_CLIENT} = 'java';
  if (length $input) {
    pipe(my $reader, my $writer) or die "cmux: pipe: $!\n";
    if (!fork) {
      close $reader;
      print {$writer} $input;
      exit 0;
    }
    close $writer;
    open STDIN, '<&', $reader;
  }
  exec $launcher, @original or die "cmux: $launcher: $!\n";
}

my $session = $ENV{CMUX_SESSION} || 'default';
my (@words, $rest);
for (my $i = 0; $i < @original; $i++) {
  my $word = $original[$i];
  $rest ||= $word eq '--';
  if (!$rest && $word eq '--session' && $i < $#original) {
    $session = $original[++$i];
  } elsif (!$rest && $word =~ /\A--session=(.*)\z/s) {
    $session = $1;
  } else {
    push @words, $word;
  }
}
hand_over() unless $session =~ /\A[A-Za-z0-9][A-Za-z0-9._-]{0,31}\z/;

my $folder =
    length($ENV{CMUX_RUNTIME_DIR} // '') ? $ENV{CMUX_RUNTIME_DIR}
  : length($ENV{XDG_RUNTIME_DIR} // '') && -w $ENV{XDG_RUNTIME_DIR} ? "$ENV{XDG_RUNTIME_DIR}/cmux"
  : "/tmp/cmux-$>";
my @facts = lstat $folder;
hand_over() unless @facts && -d _ && $facts[4] == $> && !($facts[2] & 077);
@facts = lstat "$folder/$session.sock";
hand_over() unless @facts && $facts[4] == $>;
socket(my $server, AF_UNIX, SOCK_STREAM, 0) or hand_over();
connect($server, pack_sockaddr_un("$folder/$session.sock")) or hand_over();
binmode $_ for $server, *STDIN, *STDOUT, *STDERR;

if (grep { $_ eq '-' } @words) {
  local $/;
  $input = <STDIN> // '';
}
my $all = grep { /\A--allow-env/ } @words;
my @environment = map { ($_, $ENV{$_}) } grep { $all || /\ACMUX_/ } keys %ENV;
my $request = pack('N N/a* N/a*', 0x434d5558, $build, $ENV{PWD});
$request .= pack('N', scalar @words) . join('', map { pack 'N/a*', $_ } @words);
$request .= pack('N', @environment / 2) . join('', map { pack 'N/a*', $_ } @environment);
$request .= pack('N/a*', $input);
$SIG{PIPE} = 'IGNORE';
for (my $sent = 0; $sent < length $request;) {
  $sent += syswrite($server, $request, length($request) - $sent, $sent) // hand_over();
}

sub take {
  my ($count, $bytes) = ($_[0], '');
  while (length $bytes < $count) {
    next if sysread $server, $bytes, $count - length $bytes, length $bytes;
    print STDERR "error: invalid_state: The session server went away while it carried out the command.\n"
      . "hint: Its log is $folder/$session.log.\n";
    exit 1;
  }
  return $bytes;
}

$| = 1;
while (1) {
  my $kind = take(1);
  if ($kind eq 'x') {
    exit unpack 'N', take(4);
  } elsif ($kind eq 'o' || $kind eq 'e') {
    my $bytes = take(unpack 'N', take(4));
    print { $kind eq 'o' ? *STDOUT : *STDERR } $bytes;
  } else {
    hand_over();
  }
}
