@echo off
rem The tradeschema command, from its one jar. Needs a Java runtime 17 or newer: JAVA_HOME's, else the one on the PATH.
setlocal
set "jar=%~dp0..\lib\tradeschema.jar"
if not exist "%jar%" (
  echo tradeschema: found no %jar%; unpack the archive again, whole 1>&2
  exit /b 2
)
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo tradeschema: found no Java; install a Java runtime 17 or newer, or set JAVA_HOME to one 1>&2
  exit /b 2
)
"%java%" -XX:+UseSerialGC -Xshare:auto -Dfile.encoding=UTF-8 -jar "%jar%" %*
exit /b %ERRORLEVEL%
