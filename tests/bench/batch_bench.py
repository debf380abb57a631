#!/usr/bin/env python3
"""Measures a batch: replicates of the main scenario, measures only. Judges nothing.

usage: batch_bench.py QORGAN SCENARIO [REPLICATES]

Prints wall and processor time, runs a second, how well two jobs share the work (1 is ideal) and the most memory that
the program held, for a tenth of the replicates and for all of them; and how busy the machine was before.
"""
import os
import subprocess
import sys
import tempfile
import time


def batch(program, scenario, replicates, jobs):
    """Wall seconds, processor seconds and peak memory in MiB of one batch."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        process = subprocess.Popen([program, 'batch', scenario, '--replicates', str(replicates), '--jobs', str(jobs),
                                    '--quiet', '--out', os.path.join(folder, 'out')])
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f'the batch ended with status {process.returncode}')
        return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    program, scenario = sys.argv[1:3]
    whole = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    few = max(1, whole // 10)
    print(f'{os.cpu_count()} processors; processes that ran or waited in the minute before: {os.getloadavg()[0]:.1f}\n')
    print('| replicates | jobs | wall | processor | runs a second | efficiency | peak memory |')
    print('|---:|---:|---:|---:|---:|---:|---:|')
    rates, peaks = {}, {}
    for replicates, jobs in ((few, 1), (few, 2), (whole, 2)):
        wall, processor, memory = batch(program, scenario, replicates, jobs)
        rates[replicates, jobs], peaks[replicates, jobs] = replicates / wall, memory
        efficiency = rates[replicates, jobs] / rates[few, 1] / jobs
        print(f'| {replicates} | {jobs} | {wall:.1f} s | {processor:.1f} s | {replicates / wall:.2f} | {efficiency:.2f} '
              f'| {memory:.0f} MiB |', flush=True)
    print(f'\n{whole} replicates on 2 jobs: {whole / rates[whole, 2]:.1f} s. Parallel efficiency of 2 jobs over '
          f'{few} replicates: {rates[few, 2] / rates[few, 1] / 2:.2f}. Memory from {few} to {whole} replicates: '
          f'{peaks[whole, 2] - peaks[few, 2]:+.1f} MiB.')


if __name__ == '__main__':
    main()
