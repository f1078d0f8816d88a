@echo off
rem The command line on Windows, in resources\bin: the app's program without a window. That is no console program: a console is not sure to
rem get what it says, so it says it into files first. A script, other than a console, waits for such a program. It can ask nothing.
setlocal
set "fettle_said=%TEMP%\fettle-%RANDOM%-%RANDOM%"
"%~dp0..\..\fettle.exe" --cli -- %* >"%fettle_said%.out" 2>"%fettle_said%.err" <nul
set "fettle_code=%ERRORLEVEL%"
for /f "tokens=2 delims=:." %%p in ('chcp') do set "fettle_page=%%p"
chcp 65001 >nul
type "%fettle_said%.out"
type "%fettle_said%.err" >&2
chcp %fettle_page% >nul
del "%fettle_said%.out" "%fettle_said%.err" >nul 2>&1
exit /b %fettle_code%
