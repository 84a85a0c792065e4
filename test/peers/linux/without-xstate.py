"""Runs a program for which ptrace(PTRACE_GETREGSET, NT_X86_XSTATE) fails.

User-mode Linux 6.1 keeps a processor's extended state in a buffer too small for processors with AMX and stops there;
where the request fails it falls back to the older one.
"""

import ctypes
import os
import struct
import sys

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
LOAD, IF_EQUAL, RETURN = 0x20, 0x15, 0x06
PTRACE, GETREGSET, NT_X86_XSTATE = 101, 0x4204, 0x202
ALLOW, EIO = 0x7FFF0000, 0x00050005
NUMBER, ARGUMENT_0, ARGUMENT_2 = 0, 16, 32


def instruction(code, if_true, if_false, value):
    return struct.pack("HBBI", code, if_true, if_false, value)


program = [
    instruction(LOAD, 0, 0, NUMBER),
    instruction(IF_EQUAL, 0, 5, PTRACE),
    instruction(LOAD, 0, 0, ARGUMENT_0),
    instruction(IF_EQUAL, 0, 3, GETREGSET),
    instruction(LOAD, 0, 0, ARGUMENT_2),
    instruction(IF_EQUAL, 0, 1, NT_X86_XSTATE),
    instruction(RETURN, 0, 0, EIO),
    instruction(RETURN, 0, 0, ALLOW),
]


class Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]


code = ctypes.create_string_buffer(b"".join(program))
libc = ctypes.CDLL(None, use_errno=True)
loaded = Filter(len(program), ctypes.cast(code, ctypes.c_void_p))
if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(
    PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(loaded), 0, 0
):
    sys.exit("seccomp: " + os.strerror(ctypes.get_errno()))
os.execv(sys.argv[1], sys.argv[1:])
