<?xml version="1.0" encoding="UTF-8"?>
<!-- Every working paper (DOC-20 to DOC-24, DOC-28 to DOC-33, DOC-36): what generator/publish/werkstuk.h wrote, as a report or a letter. Titles
     and labels come from templates/werkstukken, sentences of rules from the regime; here stands only their order. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/brief.xsl"/>

  <xsl:template match="titel|opsteller|convenant|inleiding|deel|geheim|slot" mode="known"/>

  <xsl:template match="/werkstuk">
    <xsl:choose>
      <xsl:when test="@vorm = 'brief'">
        <xsl:call-template name="letter">
          <xsl:with-param name="kind">werkstuk</xsl:with-param>
          <xsl:with-param name="title" select="titel"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@vorm = 'verslag'"><xsl:call-template name="report"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of" select="@vorm"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="report">
    <xsl:apply-templates select="*" mode="known"/>
    <stuk number="{@nummer}" kind="werkstuk" language="{@taal}" title="{titel}" author="{opsteller}" date="{datum}" running="{titel}">
      <xsl:attribute name="marking">
        <xsl:choose>
          <xsl:when test="@oefening = 'ja'"><t:tekst k="werkstuk.oefening"/></xsl:when>
          <xsl:otherwise><t:tekst k="werkstuk.vertrouwelijk"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <meta name="Regime"><xsl:value-of select="regimeversie"/></meta>
      <meta name="RegimeHash"><xsl:value-of select="regimeversie/@hash"/></meta>
      <xsl:if test="@dossier != ''"><fact><xsl:attribute name="label"><t:tekst k="werkstuk.dossier"/></xsl:attribute><xsl:value-of select="@dossier"/></fact></xsl:if>
      <fact><xsl:attribute name="label"><t:tekst k="werkstuk.kenmerk"/></xsl:attribute><xsl:value-of select="@nummer"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="werkstuk.samenwerking"/></xsl:attribute><xsl:value-of select="convenant"/></fact>
      <body>
        <xsl:call-template name="content"/>
      </body>
    </stuk>
  </xsl:template>

  <xsl:template match="werkstuk" mode="body"><xsl:call-template name="content"/></xsl:template>

  <xsl:template name="content">
    <xsl:for-each select="inleiding"><p style="lead"><xsl:value-of select="."/></p></xsl:for-each>
    <xsl:apply-templates select="deel"/>
    <xsl:if test="geheim">
      <box>
        <title><t:tekst k="werkstuk.geheim.kop"/></title>
        <xsl:for-each select="geheim"><p><xsl:value-of select="."/><xsl:text> (</xsl:text><xsl:value-of select="@artikel"/><xsl:text>)</xsl:text></p></xsl:for-each>
      </box>
    </xsl:if>
    <xsl:for-each select="slot"><p><xsl:value-of select="."/></p></xsl:for-each>
    <xsl:if test="ondertekenaar">
      <signatures>
        <xsl:if test="@vorm = 'brief'"><closing><t:tekst k="brief.groet"/></closing></xsl:if>
        <xsl:for-each select="ondertekenaar">
          <signer name="{@naam}">
            <xsl:for-each select="regel"><line><xsl:value-of select="."/></line></xsl:for-each>
            <xsl:if test="../@vorm = 'verslag'">
              <blank><xsl:attribute name="label"><t:tekst k="werkstuk.plaats_datum"/></xsl:attribute></blank>
            </xsl:if>
          </signer>
        </xsl:for-each>
      </signatures>
    </xsl:if>
  </xsl:template>

  <xsl:template match="deel">
    <heading level="2"><xsl:value-of select="@titel"/></heading>
    <xsl:if test="artikel and ../@lezer != 'burger'">
      <p style="small" keep="true"><t:tekst k="werkstuk.gevraagd_door"/><xsl:for-each select="artikel"><xsl:text> </xsl:text><xsl:value-of select="."/><xsl:if test="position() != last()">;</xsl:if></xsl:for-each></p>
    </xsl:if>
    <xsl:if test="clausule">
      <xsl:for-each select="clausule"><p><xsl:value-of select="."/><xsl:if test="@artikel != ''"><xsl:text> (</xsl:text><xsl:value-of select="@artikel"/><xsl:text>)</xsl:text></xsl:if></p></xsl:for-each>
    </xsl:if>
    <xsl:apply-templates select="punten|rijen"/>
  </xsl:template>

  <xsl:template match="punten">
    <definitions>
      <xsl:for-each select="punt"><entry><term><xsl:value-of select="@label"/></term><meaning><xsl:call-template name="paragraphs"/></meaning></entry></xsl:for-each>
    </definitions>
  </xsl:template>

  <xsl:template name="paragraphs">
    <xsl:for-each select="alinea"><p><xsl:value-of select="."/></p></xsl:for-each>
  </xsl:template>

  <xsl:template match="rijen">
    <xsl:choose>
      <xsl:when test="@vorm = 'tabel'">
        <table>
          <caption><xsl:value-of select="@label"/></caption>
          <head><xsl:for-each select="kop"><cell><p><xsl:value-of select="."/></p></cell></xsl:for-each></head>
          <xsl:for-each select="rij">
            <row><xsl:for-each select="cel"><cell><xsl:choose><xsl:when test="alinea"><xsl:call-template name="paragraphs"/></xsl:when><xsl:otherwise><p><t:tekst k="werkstuk.leeg"/></p></xsl:otherwise></xsl:choose></cell></xsl:for-each></row>
          </xsl:for-each>
        </table>
      </xsl:when>
      <xsl:when test="@vorm = 'lijst'">
        <heading level="3"><xsl:value-of select="@label"/></heading>
        <list numbering="decimal">
          <xsl:for-each select="rij">
            <item>
              <definitions>
                <xsl:for-each select="cel[alinea]"><entry><term><xsl:value-of select="@label"/></term><meaning><xsl:call-template name="paragraphs"/></meaning></entry></xsl:for-each>
              </definitions>
            </item>
          </xsl:for-each>
        </list>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of" select="@vorm"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
