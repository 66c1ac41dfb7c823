package udpcam.display.x11;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** Shared memory of Unix System V, in the C library: the kind that MIT-SHM knows. Each call throws where C returns -1. */
interface SystemV extends Library {
    int IPC_PRIVATE = 0; // these are the same on Linux and the BSDs
    int IPC_CREAT = 0x200;
    int IPC_RMID = 0;
    int OWNER_ONLY = 0x180; // rw-------

    int shmget(int key, NativeLong bytes, int flags) throws LastErrorException;

    Pointer shmat(int id, @Nullable Pointer address, int flags) throws LastErrorException;

    int shmdt(Pointer address) throws LastErrorException;

    int shmctl(int id, int command, @Nullable Pointer argument) throws LastErrorException;
}
