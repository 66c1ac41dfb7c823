@echo off
rem Sends a camera's pictures over UDP: scripts\sender --help
setlocal
set "root=%~dp0.."
if not exist "%root%\target\lib\built-for" call "%~dp0build.cmd" || exit /b 1
rem Cameras open in one second instead of ten.
if not defined OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS set OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS=0
if not defined OPENCV_LOG_LEVEL set OPENCV_LOG_LEVEL=SILENT
set OPENBLAS_NUM_THREADS=1
set sealed=
if defined UDPCAM_KEY set sealed=1
for %%a in (%*) do for %%o in (--key-file --srtp-sdp --sdp) do if "%%~a"=="%%o" set sealed=1
if defined sealed set sealed="@%root%\scripts\jvm-flags-sealed" "-XX:CompilerDirectivesFile=%root%\scripts\compiler-directives"
java "@%root%\scripts\jvm-flags" "-XX:ErrorFile=%TEMP%\udpcam-crash-%%p.log" -Xmx512m -XX:MaxDirectMemorySize=1g %sealed% %UDPCAM_OPTS% -cp "%root%\sender\target\sender.jar;%root%\target\lib\*" udpcam.sender.SenderMain %*
