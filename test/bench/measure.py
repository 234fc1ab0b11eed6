"""Runs commands, all of them once in each round, and prints what each used, as Node cannot: [[seconds of CPU, seconds, KiB at most, exit status], ...] for each of the commands.

Reads {"rounds": 21, "commands": [{"argv": [...], "environment": {...}}, ...]} from stdin.
"""

import json
import os
import random
import sys
import time


def run(argv, environment, nothing):
    # The output goes into a pipe, as a shell's $(...) takes it.
    reader, writer = os.pipe()
    started = time.perf_counter()
    actions = [(os.POSIX_SPAWN_DUP2, nothing, 0), (os.POSIX_SPAWN_DUP2, writer, 1), (os.POSIX_SPAWN_DUP2, nothing, 2), (os.POSIX_SPAWN_CLOSE, reader)]
    pid = os.posix_spawnp(argv[0], argv, environment, file_actions=actions)
    os.close(writer)
    while os.read(reader, 65536):
        pass
    os.close(reader)
    _, status, used = os.wait4(pid, 0)
    return [used.ru_utime + used.ru_stime, time.perf_counter() - started, used.ru_maxrss, os.waitstatus_to_exitcode(status)]


work = json.load(sys.stdin)
results = [[] for _ in work["commands"]]
null = os.open(os.devnull, os.O_RDWR)
# Always in the same turn, a command would pay for what the same one before it left in the processor's caches.
order = random.Random(0)
turns = list(zip(work["commands"], results))
for _ in range(work["rounds"]):
    order.shuffle(turns)
    for command, result in turns:
        result.append(run(command["argv"], command["environment"], null))
json.dump(results, sys.stdout)
